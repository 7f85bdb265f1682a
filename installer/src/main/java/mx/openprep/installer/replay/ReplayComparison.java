package mx.openprep.installer.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mx.openprep.acta.ImageHash;
import mx.openprep.database.Column;
import mx.openprep.database.ColumnMeaning;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedFigure;
import mx.openprep.database.PublishedRow;

/**
 * What a replay published against the original: figures, columns, and rows in their order, cell by
 * cell as they stand in the files. What has to differ is counted as a {@link Quirk}; everything
 * else is a difference.
 */
final class ReplayComparison {
  private static final int MOST_TOLD = 50;

  private final Images images;
  private final Map<Quirk, Integer> quirks = new EnumMap<>(Quirk.class);
  private final List<String> told = new ArrayList<>();
  private final Map<String, String> replayByOriginal = new HashMap<>();
  private final Map<String, String> originalByReplay = new HashMap<>();
  private final Set<String> published = new HashSet<>();
  private long differences;
  private int figuresEqual;
  private int figures;
  private long rows;
  private long cells;
  private long cellsEqual;

  /** Whether an image of this hash is published, byte for byte. */
  interface Images {
    boolean isPublished(ImageHash image) throws IOException, InterruptedException;
  }

  ReplayComparison(Images images) {
    this.images = images;
  }

  /**
   * What was found.
   *
   * @param quirks how often each was met
   * @param told the first of the differences, in words
   */
  record Result(
      int figures,
      int figuresEqual,
      long rows,
      long cells,
      long cellsEqual,
      int images,
      Map<Quirk, Integer> quirks,
      long differences,
      List<String> told) {}

  Result result() {
    return new Result(
        figures,
        figuresEqual,
        rows,
        cells,
        cellsEqual,
        published.size(),
        new EnumMap<>(quirks),
        differences,
        List.copyOf(told));
  }

  /** Compares the file of one election with what the replay published of it. */
  void compare(PublishedDatabase original, PublishedDatabase replay)
      throws IOException, InterruptedException {
    String name = original.name();
    expect(name, "dialecto", original.dialect().toString(), replay.dialect().toString());
    titles(original, replay);
    figures(original, replay);
    List<Pair> columns = columns(original, replay);
    try (Stream<PublishedRow> originals = original.rows();
        Stream<PublishedRow> replays = replay.rows()) {
      Iterator<PublishedRow> left = originals.iterator();
      Iterator<PublishedRow> right = replays.iterator();
      while (left.hasNext() && right.hasNext()) {
        rows(name, left.next(), right.next(), columns);
      }
      left.forEachRemaining(r -> different(name + ":" + r.line(), "fila", "hay", "falta"));
      right.forEachRemaining(r -> different(name, "fila", "no hay", "sobra " + r.published()));
    }
  }

  private void titles(PublishedDatabase original, PublishedDatabase replay) {
    String before = String.join("\n", original.titles());
    String after = String.join("\n", replay.titles());
    if (after.equals(before + " (SIMULACRO)") || after.equals(before + " (PRÁCTICA)")) {
      count(Quirk.REALM_MARK);
    } else {
      expect(original.name(), "título", before, after);
    }
    if (!original.cutTime().equals(replay.cutTime())) {
      if (original.cutTime().isPresent() && replay.cutTime().isPresent()) {
        count(Quirk.CUT_TIME);
      } else {
        different(
            original.name(),
            "hora del corte",
            original.cutTime().toString(),
            replay.cutTime().toString());
      }
    }
  }

  private void figures(PublishedDatabase original, PublishedDatabase replay) {
    Map<Object, PublishedFigure> after = new HashMap<>();
    replay.figures().forEach(f -> f.meaning().ifPresent(m -> after.put(m, f)));
    for (PublishedFigure figure : original.figures()) {
      figures++;
      Optional<PublishedFigure> same = figure.meaning().map(after::get);
      String replayed = same.map(PublishedFigure::text).orElse("");
      if (replayed.equals(figure.text())) {
        figuresEqual++;
      } else if (figure.text().equals(replayed + ".0")) {
        figuresEqual++;
        count(Quirk.TOTAL_DECIMALS);
      } else {
        different(original.name(), figure.name(), figure.text(), replayed);
      }
      if (same.isPresent() && !same.get().name().equals(figure.name())) {
        count(Quirk.FIGURE_NAMES);
      }
    }
  }

  /** A column of the original and the same of the replay. */
  private record Pair(PublishedColumn original, PublishedColumn replay) {
    boolean isHash() {
      return original.meaning() instanceof ColumnMeaning.Known(Column column)
          && column == Column.CODIGO_INTEGRIDAD;
    }
  }

  private List<Pair> columns(PublishedDatabase original, PublishedDatabase replay) {
    expect(
        original.name(),
        "columnas",
        original.columns().stream().map(PublishedColumn::name).toList().toString(),
        replay.columns().stream().map(PublishedColumn::name).toList().toString());
    Map<String, PublishedColumn> byName = new HashMap<>();
    replay.columns().forEach(c -> byName.put(c.name(), c));
    List<Pair> pairs = new ArrayList<>();
    for (PublishedColumn column : original.columns()) {
      Optional.ofNullable(byName.get(column.name()))
          .ifPresent(same -> pairs.add(new Pair(column, same)));
    }
    return pairs;
  }

  private void rows(String file, PublishedRow original, PublishedRow replay, List<Pair> columns)
      throws IOException, InterruptedException {
    rows++;
    for (Pair column : columns) {
      cells++;
      String before = original.published(column.original());
      String after = replay.published(column.replay());
      if (before.equals(after)) {
        cellsEqual++;
        if (column.isHash() && isHash(after)) {
          checkPublished(file, original, after);
        }
      } else if (column.isHash() && isHash(before) && isHash(after)) {
        standIn(file, original, before, after);
      } else {
        different(file + ":" + original.line(), column.original().name(), before, after);
      }
    }
  }

  private static boolean isHash(String cell) {
    return cell.matches("[0-9a-fA-F]{64}");
  }

  private void standIn(String file, PublishedRow row, String before, String after)
      throws IOException, InterruptedException {
    boolean same =
        replayByOriginal.computeIfAbsent(before, _ -> after).equals(after)
            && originalByReplay.computeIfAbsent(after, _ -> before).equals(before);
    if (same) {
      count(Quirk.IMAGE_HASH);
      checkPublished(file, row, after);
    } else {
      different(file + ":" + row.line(), "CODIGO_INTEGRIDAD, una por una", before, after);
    }
  }

  private void checkPublished(String file, PublishedRow row, String hash)
      throws IOException, InterruptedException {
    if (!published.contains(hash)) {
      if (images.isPublished(new ImageHash(hash))) {
        published.add(hash);
      } else {
        different(file + ":" + row.line(), "imagen publicada", hash, "no está o es otra");
      }
    }
  }

  private void expect(String place, String what, String before, String after) {
    if (!before.equals(after)) {
      different(place, what, before, after);
    }
  }

  private void different(String place, String what, String before, String after) {
    differences++;
    if (told.size() < MOST_TOLD) {
      told.add("%s  %s: «%s», repetición «%s»".formatted(place, what, before, after));
    }
  }

  private void count(Quirk quirk) {
    quirks.merge(quirk, 1, Integer::sum);
  }
}
