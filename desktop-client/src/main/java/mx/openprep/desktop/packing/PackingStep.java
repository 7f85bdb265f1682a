package mx.openprep.desktop.packing;

import java.util.List;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.Caja;

/** Where the work at the screen of packing is. */
sealed interface PackingStep {
  /** What is left to do, and for which council to pack. */
  record Overview() implements PackingStep {}

  /** A caja is open: papers go into it one by one. */
  record Filling(Caja caja) implements PackingStep {}

  /** The clave named several actas that could go into the caja. */
  record Choose(Caja caja, List<ActaCard> actas) implements PackingStep {}

  /** Closed: its list is printed and signed. */
  record Closed(Caja caja) implements PackingStep {}
}
