package mx.openprep.installer.replay;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * A night ready to be played: its election package and what happened in it.
 *
 * @param directory of the package
 * @param stories of every acta of which something is told
 */
record Night(Path directory, ElectionPackage election, List<Story> stories) {

  static Night of(Source source, Path directory, int catds) throws IOException {
    // The publication is open while the replay runs, whenever its night was.
    OffsetDateTime start = OffsetDateTime.now(source.times().zone());
    PackageMaker maker =
        new PackageMaker(source, directory, catds, start.minusMinutes(1), start.plusHours(24));
    Map<SourceRow, ActaId> actas = maker.write();
    try {
      ElectionPackage election = ElectionPackageReader.read(directory);
      return new Night(directory, election, new Stories(source, election, actas).tell());
    } catch (FaultyPackageException e) {
      throw new Refusal(
          MessageCode.REPLAY_PACKAGE_FAULTY,
          e,
          e.faults().stream()
              .limit(10)
              .map(f -> f.message(Locale.getDefault()))
              .collect(joining("\n")));
    }
  }

  /** Actas that the last cut shows as captured or fuera de catálogo. */
  long registered() {
    return stories.size();
  }

  Instant begins() {
    return stories.stream().map(Night::begins).min(Comparator.naturalOrder()).orElse(Instant.now());
  }

  private static Instant begins(Story story) {
    return switch (story) {
      case Story.Captured s -> s.paper().acopio();
      case Story.Outside s -> s.paper().acopio();
      case Story.Missing s -> s.at();
    };
  }

  Map<CatdId, List<Story>> byCatd() {
    return stories.stream().collect(groupingBy(Story::catd));
  }

  void introduce(PrintWriter out) {
    out.println("SIMULACRO  " + election.process().name());
    out.printf(
        "%s: %d actas esperadas, %d con algo que contar, en %d CATD%n",
        election.elections().stream().map(e -> e.code().value()).collect(joining(", ")),
        election.actas().size(),
        stories.size(),
        election.catds().size());
    out.flush();
  }
}
