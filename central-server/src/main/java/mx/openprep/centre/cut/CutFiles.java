package mx.openprep.centre.cut;

import java.util.List;

/**
 * Renders files of cuts. One instance serves all cuts of a publisher, one after the other, and may
 * keep what it rendered.
 */
public interface CutFiles {
  /**
   * The files that may differ from those of the last published cut. A path left out stays as it was
   * published. Files of one wave do not name each other and are rendered side by side with those of
   * the same wave of other parts; they may name files of earlier waves, whosoever those are.
   *
   * @param changes since the last cut that was published; everything after any failure
   */
  List<List<CutFile>> waves(Cut cut, Changes changes);
}
