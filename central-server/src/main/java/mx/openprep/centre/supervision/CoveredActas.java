package mx.openprep.centre.supervision;

import java.util.List;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.FormDefinition;
import mx.openprep.centre.desk.Coverage;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.night.NightScope;

/** The actas one coordinator above the CATD is responsible for. */
final class CoveredActas implements NightScope {
  private final ElectionPackage election;
  private final Coverage coverage;
  private final List<ExpectedActa> actas;

  CoveredActas(ElectionPackage election, Coverage coverage) {
    this.election = election;
    this.coverage = coverage;
    this.actas = election.actas().stream().filter(coverage::covers).toList();
  }

  @Override
  public ElectionPackage election() {
    return election;
  }

  @Override
  public List<ExpectedActa> actas() {
    return actas;
  }

  @Override
  public ExpectedActa acta(ActaId id) {
    return election
        .acta(id)
        .filter(coverage::covers)
        .orElseThrow(() -> new Refusal(MessageCode.ACTA_UNKNOWN, id.value()));
  }

  @Override
  public ActaLife life(ActaId id) {
    return id.isOutsideCatalogue()
        ? ActaLife.outsideCatalogue()
        : new ActaLife(FormDefinition.of(election, acta(id)));
  }
}
