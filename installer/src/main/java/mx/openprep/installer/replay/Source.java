package mx.openprep.installer.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.openprep.database.Column;
import mx.openprep.database.Layout;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDatabaseReader;
import mx.openprep.election.ElectionCode;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Everything that was published of one night, as far as it is at hand. */
final class Source {
  private final List<SourceFile> files;
  private final SourceTimes times;
  private final PublisherHabits habits;
  private final Map<ElectionCode, SourceOptions> options = new HashMap<>();
  private final Map<ElectionCode, SourceBallots> ballots = new HashMap<>();

  private Source(List<SourceFile> files) {
    this.files = List.copyOf(files);
    times = new SourceTimes(files);
    habits = new PublisherHabits(files);
    for (SourceFile file : files) {
      SourceOptions own = new SourceOptions(file);
      options.put(file.code(), own);
      ballots.put(file.code(), new SourceBallots(file, own, entityNumber()));
    }
  }

  /**
   * Reads the files of one process of one entity.
   *
   * @throws Refusal F650 and F651 as the reader says; F680 when the replay cannot express what a
   *     file says
   */
  static Source read(List<Path> paths, Layout layout) {
    PublishedDatabaseReader reader = new PublishedDatabaseReader(layout);
    List<SourceFile> files = new ArrayList<>();
    for (Path path : paths) {
      for (PublishedDatabase database : reader.read(path).databases()) {
        files.add(SourceFile.read(database));
      }
    }
    requireOneNight(files);
    return new Source(files);
  }

  private static void requireOneNight(List<SourceFile> files) {
    Set<String> entities =
        files.stream()
            .flatMap(f -> f.rows().stream())
            .filter(SourceRow::isExpected)
            .map(r -> r.text(Column.ID_ENTIDAD))
            .collect(Collectors.toSet());
    if (entities.size() > 1) {
      throw new Refusal(
          MessageCode.REPLAY_SOURCE_UNFIT,
          files.getFirst().name(),
          "ID_ENTIDAD " + entities.stream().sorted().limit(5).toList());
    }
    long elections = files.stream().map(SourceFile::code).distinct().count();
    if (elections != files.size()) {
      throw new Refusal(
          MessageCode.REPLAY_SOURCE_UNFIT,
          files.getLast().name(),
          files.stream().map(f -> f.code().value()).toList().toString());
    }
  }

  List<SourceFile> files() {
    return files;
  }

  SourceTimes times() {
    return times;
  }

  PublisherHabits habits() {
    return habits;
  }

  SourceOptions options(SourceFile file) {
    return Objects.requireNonNull(options.get(file.code()));
  }

  SourceBallots ballots(SourceFile file) {
    return Objects.requireNonNull(ballots.get(file.code()));
  }

  /** What the made package calls the database of an election. */
  String databaseName(SourceFile file) {
    return "%s_%s_%d.csv".formatted(entityAbbreviation(), file.code(), times.day().getYear());
  }

  String entityNumber() {
    String number = files.getFirst().usual(Column.ID_ENTIDAD);
    return number.isEmpty()
        ? files.getFirst().usual(Column.CLAVE_CASILLA).substring(0, 2)
        : SourceRow.padded(number, 2);
  }

  String entityName() {
    String name = files.getFirst().usual(Column.ENTIDAD);
    return name.isEmpty() ? "ENTIDAD " + entityNumber() : name;
  }

  /** As in the name of the file, else the first letters of the entity. */
  String entityAbbreviation() {
    Optional<String> named = files.getFirst().abbreviation();
    String letters = entityName().replaceAll("[^A-Z]", "");
    return named.orElseGet(
        () -> letters.length() < 2 ? "ENT" : letters.substring(0, Math.min(3, letters.length())));
  }
}
