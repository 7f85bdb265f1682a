package mx.openprep.desktop.node;

import mx.openprep.election.Casilla;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Territory;
import mx.openprep.v1.ActaCard;

/** Actas as an operator recognises them. */
final class Cards {
  private final ElectionPackage election;

  Cards(ElectionPackage election) {
    this.election = election;
  }

  ActaCard of(Acopio.Standing standing) {
    return of(standing.acta()).toBuilder().setState(standing.state().name()).build();
  }

  /** Without its state, for whom it does not concern. */
  ActaCard of(ExpectedActa acta) {
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
