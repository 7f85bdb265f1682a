package mx.openprep.centre.cut.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.openprep.centre.tally.HeaderFigure;
import mx.openprep.election.StandardColumn;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Path CODE =
      Path.of("src", "main", "java", "mx", "openprep", "centre", "cut", "database");
  private static final Pattern KEY =
      Pattern.compile("\"((?:readme|value|option|figure)\\.[A-Za-z_.]+[A-Za-z_])\"");

  @Test
  void everyKeyHasItsWordsAndNoWordsAreDead() throws IOException {
    List<String> used = new ArrayList<>();
    Arrays.stream(StandardColumn.values()).forEach(c -> used.add("column." + c.name()));
    Arrays.stream(HeaderFigure.values()).forEach(f -> used.add("figure." + f.name()));
    table(used, "votes", VotesTable.COLUMNS);
    table(used, "casillas", CasillasCsv.COLUMNS);
    try (Stream<Path> files = Files.list(CODE)) {
      for (Path file : files.toList()) {
        Matcher keys = KEY.matcher(Files.readString(file));
        while (keys.find()) {
          used.add(keys.group(1));
        }
      }
    }
    assertThat(Words.load().keys())
        .containsExactlyInAnyOrderElementsOf(List.copyOf(new java.util.TreeSet<>(used)));
  }

  private static void table(List<String> used, String table, List<String> columns) {
    for (String column : columns) {
      used.add(table + "." + column);
      used.add(table + "." + column + ".kind");
    }
  }
}
