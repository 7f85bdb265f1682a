package mx.openprep.desktop.node;

import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/**
 * To which council the paper of an acta goes: the municipal one for an election of municipalities,
 * the district's for every other. Papers of no district or municipality go to the state's.
 */
final class Councils {
  private final ElectionPackage election;

  Councils(ElectionPackage election) {
    this.election = election;
  }

  TerritoryId of(ExpectedActa acta) {
    TerritoryKind level =
        election.election(acta.election()).level() == TerritoryKind.MUNICIPALITY
            ? TerritoryKind.MUNICIPALITY
            : TerritoryKind.DISTRICT;
    return acta.casilla().territory(level).orElseGet(() -> election.process().state());
  }

  /**
   * As the body calls itself after the word “consejo”: kind, number and territory, for the seat of
   * a district is often a municipality of the same name with a council of its own.
   */
  String name(TerritoryId council) {
    String territory = election.territory(council).name();
    return switch (council.kind()) {
      case DISTRICT -> "distrital " + council.number() + " " + territory;
      case MUNICIPALITY -> "municipal " + council.number() + " " + territory;
      default -> "general " + territory;
    };
  }
}
