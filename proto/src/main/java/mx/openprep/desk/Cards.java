package mx.openprep.desk;

import mx.openprep.election.Casilla;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Territory;
import mx.openprep.v1.ActaCard;

/** Actas as an operator recognises them. */
public final class Cards {
  private final ElectionPackage election;

  public Cards(ElectionPackage election) {
    this.election = election;
  }

  public ActaCard of(Standing standing) {
    return of(standing.acta()).toBuilder().setState(standing.state().name()).build();
  }

  /** Without its state, for whom it does not concern. */
  public ActaCard of(ExpectedActa acta) {
    Casilla casilla = acta.casilla();
    Election of = election.election(acta.election());
    return ActaCard.newBuilder()
        .setActa(acta.id().value())
        .setClaveCasilla(casilla.key().toString())
        .setClaveActa(acta.key())
        .setElection(of.code().value())
        .setElectionName(of.name())
        .setTerritoryName(
            casilla.territory(of.level()).map(election::territory).map(Territory::name).orElse(""))
        .setMunicipalityName(
            casilla.municipality().map(election::territory).map(Territory::name).orElse(""))
        .setSection(casilla.key().section())
        .setCasillaName(casilla.key().displayName())
        .setCatd(casilla.catd().value())
        .build();
  }
}
