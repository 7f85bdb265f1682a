package mx.openprep.acta;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;

/**
 * What follows from the form of an acta, made once for all actas whose forms are alike: a whole
 * state has tens of thousands of actas and some hundred forms. Safe for use by several threads.
 */
public final class ByForm<T> {
  private final ElectionPackage election;
  private final Function<FormDefinition, T> maker;
  private final Map<Form, T> made = new ConcurrentHashMap<>();

  /** All that {@link FormDefinition#of(ElectionPackage, ExpectedActa)} looks at. */
  private record Form(
      ElectionCode election, TerritoryId ballot, boolean partiesOnly, boolean withoutSection) {}

  public ByForm(ElectionPackage election, Function<FormDefinition, T> maker) {
    this.election = election;
    this.maker = maker;
  }

  public T of(ExpectedActa acta) {
    return made.computeIfAbsent(
        new Form(
            acta.election(),
            election.ballotTerritory(acta),
            acta.type().partiesOnly(),
            acta.casilla().type().withoutSection()),
        _ -> maker.apply(FormDefinition.of(election, acta)));
  }
}
