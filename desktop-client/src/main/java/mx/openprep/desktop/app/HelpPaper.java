package mx.openprep.desktop.app;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.app.ui.Shortcut;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.printing.Printing;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.SheetBuilder.Column;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Every key there is, on a sheet beside the keyboard. FX thread only. */
final class HelpPaper {
  private final Texts texts;
  private final Background background;
  private final Stationery stationery;
  private final Lane lane = new Lane();

  HelpPaper(Texts texts, Background background, Stationery stationery) {
    this.texts = texts;
    this.background = background;
    this.stationery = stationery;
  }

  /** Prints it; where there is no printer it becomes a file. Tells where it went, or why not. */
  void print(Consumer<String> told) {
    SheetBuilder sheet = stationery.begin(texts.of("help.title"));
    Printing printing = stationery.printing();
    background
        .task(lane, () -> put(build(sheet), printing))
        .onSuccess(where -> told.accept(texts.of("help.printed", where)))
        .onRefusal(refusal -> told.accept(texts.notice(refusal).title()))
        .start();
  }

  private static String put(Sheet sheet, Printing printing) {
    try {
      return printing.print(sheet);
    } catch (Refusal refusal) {
      if (refusal.code() == MessageCode.PRINTER_NONE) {
        return printing.save(sheet, printing.folder()).toString();
      }
      throw refusal;
    }
  }

  private Sheet build(SheetBuilder sheet) {
    for (Shortcut.Scope scope : Shortcut.Scope.values()) {
      sheet
          .section(texts.of(scope.textKey()))
          .table(
              List.of(new Column(texts.of("help.key"), 1), new Column(texts.of("help.does"), 4)),
              Arrays.stream(Shortcut.values())
                  .filter(shortcut -> shortcut.scope() == scope)
                  .map(shortcut -> List.of(shortcut.keys(), texts.of(shortcut.textKey())))
                  .toList());
    }
    return sheet.build("teclas");
  }
}
