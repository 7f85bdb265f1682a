package mx.openprep.acta;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.PublishedTexts;
import mx.openprep.election.Rules;

/**
 * Whether an acta's votes are added, and what its row says about it (DOMAIN §5; Reglamento de
 * Elecciones, Anexo 13).
 *
 * @param observations highest first
 * @param total TOTAL_VOTOS_CALCULADO, visible even where it is not added
 */
public record CountingDecision(
    Contabilizada contabilizada, List<Observation> observations, int total) {
  public CountingDecision {
    observations = List.copyOf(observations);
  }

  public static CountingDecision notCaptured() {
    return new CountingDecision(Contabilizada.NOT_CAPTURED, List.of(), 0);
  }

  public static CountingDecision fueraDeCatalogo() {
    return new CountingDecision(
        Contabilizada.FUERA_DE_CATALOGO, List.of(Observation.FUERA_DE_CATALOGO), 0);
  }

  public static CountingDecision sinActa(SinActaReason reason) {
    return new CountingDecision(Contabilizada.NOT_COUNTED, List.of(reason.observation()), 0);
  }

  /** The decision on verified values. */
  public static CountingDecision verified(
      FormDefinition form, Map<FieldId, FieldValue> values, ExpectedActa acta, Rules rules) {
    int total = CalculatedTotal.of(form, values);
    List<FormField> votes = form.voteFields();
    long unreadable =
        votes.stream().filter(f -> !(values.get(f.id()) instanceof FieldValue.Votes)).count();

    List<Observation> observations = new ArrayList<>();
    if (exceedsListaNominal(total, acta, rules)) {
      observations.add(Observation.EXCEDE_LISTA_NOMINAL);
    }
    if (unreadable == votes.size()) {
      observations.add(Observation.TODOS_ILEGIBLES_O_SIN_DATO);
    } else if (unreadable > 0) {
      observations.add(Observation.ALGUNO_ILEGIBLE_O_SIN_DATO);
    }
    boolean counted =
        !observations.contains(Observation.EXCEDE_LISTA_NOMINAL)
            && !observations.contains(Observation.TODOS_ILEGIBLES_O_SIN_DATO);
    return new CountingDecision(
        counted ? Contabilizada.COUNTED : Contabilizada.NOT_COUNTED, observations, total);
  }

  private static boolean exceedsListaNominal(int total, ExpectedActa acta, Rules rules) {
    OptionalInt most = mostVotes(acta, rules);
    return most.isPresent() && total > most.getAsInt();
  }

  /**
   * The largest total that does not exceed the lista nominal: its voters and the representatives
   * allowed, or the ballots of an especial. Empty where that is not checked (DOMAIN §5).
   */
  public static OptionalInt mostVotes(ExpectedActa acta, Rules rules) {
    return rules.withoutListLimit().contains(acta.casilla().type())
        ? OptionalInt.empty()
        : OptionalInt.of(acta.casilla().listaNominal().orElse(0) + acta.representatives());
  }

  public boolean isInconsistent() {
    return observations.stream().anyMatch(Observation::isInconsistency);
  }

  /** OBSERVACIONES in the state's words. */
  public String observationText(PublishedTexts texts) {
    if (contabilizada == Contabilizada.NOT_CAPTURED) {
      return texts.notCaptured();
    }
    return observations.isEmpty()
        ? texts.clean()
        : observations.stream().map(o -> o.text(texts)).collect(joining(texts.separator()));
  }
}
