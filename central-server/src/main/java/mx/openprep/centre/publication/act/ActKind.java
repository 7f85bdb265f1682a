package mx.openprep.centre.publication.act;

import mx.openprep.centre.cut.Phase;

/** What two people may decide about the publication (DOMAIN §8). */
public enum ActKind {
  OPEN("APERTURA"),
  PAUSE("PAUSA"),
  RESUME("REANUDACION"),
  /** Moves the end to a later moment. */
  EXTEND("PRORROGA"),
  /** Makes the last cut. */
  CLOSE("CIERRE");

  private final String published;

  ActKind(String published) {
    this.published = published;
  }

  /** As readers know it. */
  public String published() {
    return published;
  }

  /** Whether it makes sense in a phase. */
  public boolean isPossibleIn(Phase phase) {
    return switch (this) {
      case OPEN -> phase == Phase.ZEROS;
      case PAUSE -> phase == Phase.OPEN;
      case RESUME -> phase == Phase.PAUSED;
      case EXTEND -> phase != Phase.CLOSED;
      case CLOSE -> phase == Phase.OPEN || phase == Phase.PAUSED;
    };
  }

  /** The phase it leads to. */
  Phase after(Phase phase) {
    return switch (this) {
      case OPEN, RESUME -> Phase.OPEN;
      case PAUSE -> Phase.PAUSED;
      case EXTEND -> phase;
      case CLOSE -> Phase.CLOSED;
    };
  }
}
