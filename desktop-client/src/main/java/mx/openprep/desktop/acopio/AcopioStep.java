package mx.openprep.desktop.acopio;

import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.v1.IdentifiedBy;
import mx.openprep.v1.SobreCard;

/** Where the reception of one sobre stands. */
sealed interface AcopioStep {
  /** Waits for a QR or a clave. */
  record Search() implements AcopioStep {}

  /** Looks for a QR with the camera. */
  record Camera() implements AcopioStep {}

  /** The clave names several casillas: the person picks the one in hand. */
  record Choose(List<SobreCard> sobres, IdentifiedBy by) implements AcopioStep {}

  /** The person compares the sobre with the screen. */
  record Compare(SobreCard sobre, IdentifiedBy by) implements AcopioStep {}

  /** There are no actas; the person says why. */
  record WithoutActa(SobreCard sobre) implements AcopioStep {}

  /** This paper goes no further here, and the screen says where it goes. */
  record Stopped(Stop stop, Notice notice) implements AcopioStep {}

  /** Why a paper goes no further. */
  enum Stop {
    /** Received before. */
    DUPLICATE,
    /** Of another CATD or election, or of none. */
    ASIDE,
    /** What is in the hand is not what the screen said. */
    MISMATCH
  }

  /** The casilla at hand, if there is one. */
  default Optional<SobreCard> atHand() {
    return switch (this) {
      case Compare step -> Optional.of(step.sobre());
      case WithoutActa step -> Optional.of(step.sobre());
      case Search _, Camera _, Choose _, Stopped _ -> Optional.empty();
    };
  }
}
