package mx.openprep.night;

import java.util.List;
import mx.openprep.acta.ActaLife;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/** Whose night it is: the actas one board is of. */
public interface NightScope {
  ElectionPackage election();

  /** Every expected acta, in the order of the catalogue. */
  List<ExpectedActa> actas();

  /**
   * The expected acta with this id.
   *
   * @throws mx.openprep.message.Refusal when it is none of these
   */
  ExpectedActa acta(ActaId id);

  /** The rules of life of an acta, expected here or found outside the catalogue. */
  ActaLife life(ActaId id);
}
