package mx.openprep.desktop.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mx.openprep.desktop.app.ui.Background;
import mx.openprep.desktop.app.ui.Lane;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Takes what is on the screen to a file or to paper. FX thread only. */
public final class Exports {
  private static final int MOST_NAMES = 1_000;

  private final Background background;
  private final Stationery stationery;
  private final Lane lane = new Lane();

  public Exports(Background background, Stationery stationery) {
    this.background = background;
    this.stationery = stationery;
  }

  /** A CSV file in the folder sheets go to; no file that is there is written over. */
  void save(Table table, Consumer<String> saved, Consumer<Refusal> refused) {
    background
        .task(lane, () -> write(table, stationery.printing().folder()).toString())
        .onSuccess(saved)
        .onRefusal(refused)
        .start();
  }

  private static Path write(Table table, Path folder) {
    Path file =
        Stream.iterate(1, n -> n + 1)
            .limit(MOST_NAMES)
            .map(n -> folder.resolve(table.name() + (n == 1 ? "" : "-" + n) + ".csv"))
            .filter(candidate -> !Files.exists(candidate))
            .findFirst()
            .orElseThrow(() -> new Refusal(MessageCode.SHEET_NOT_SAVED, folder.toString()));
    try {
      return Files.write(
          file, table.csv().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new Refusal(MessageCode.SHEET_NOT_SAVED, e, folder.toString());
    }
  }

  /** On paper, with head and foot as every sheet has them. */
  void print(Table table, Consumer<String> printed, Consumer<Refusal> refused) {
    SheetBuilder sheet = stationery.begin(table.title());
    background
        .task(
            lane,
            () ->
                stationery
                    .printing()
                    .print(sheet.table(columns(table), table.rows()).build(table.name())))
        .onSuccess(printed)
        .onRefusal(refused)
        .start();
  }

  private static List<SheetBuilder.Column> columns(Table table) {
    return table.columns().stream().map(name -> new SheetBuilder.Column(name, 1)).toList();
  }
}
