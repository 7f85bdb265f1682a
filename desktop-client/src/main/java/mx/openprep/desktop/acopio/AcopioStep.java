package mx.openprep.desktop.acopio;

import java.util.List;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.IdentifiedBy;

/** Where the reception of one paper stands. */
sealed interface AcopioStep {
  /** Waits for a QR or a clave. */
  record Search() implements AcopioStep {}

  /** The clave names several actas: the person picks the one in hand. */
  record Choose(List<ActaCard> actas, IdentifiedBy by) implements AcopioStep {}

  /** The person compares the paper with the screen. */
  record Compare(ActaCard acta, IdentifiedBy by) implements AcopioStep {}

  /** There is no acta; the person says why. */
  record WithoutActa(ActaCard acta) implements AcopioStep {}
}
