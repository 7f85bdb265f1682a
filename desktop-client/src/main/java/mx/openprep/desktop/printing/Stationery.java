package mx.openprep.desktop.printing;

import java.util.function.Supplier;
import mx.openprep.desktop.app.ui.Texts;

/**
 * All a screen needs to print: paper with our head on it, and where it goes.
 *
 * @param letterhead who prints where, now; asked for on the FX thread
 */
public record Stationery(Printing printing, Supplier<Letterhead> letterhead, Texts texts) {
  /** A sheet to be filled, under the present head. On the FX thread; building it is not. */
  public SheetBuilder begin(String title) {
    return new SheetBuilder(title, letterhead.get(), texts);
  }
}
