package mx.openprep.centre.publication;

import static java.lang.System.Logger.Level.INFO;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;

/**
 * How long a cut of a whole state takes: none captured, all captured at once, and then nothing new.
 *
 * <p>Arguments: election package, directory for the publication.
 */
final class CutBenchmark {
  private static final System.Logger LOG = System.getLogger(CutBenchmark.class.getName());

  private CutBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    ElectionPackage election = ElectionPackageReader.read(Path.of(arguments[0]));
    Path directory = Files.createTempDirectory(Path.of(arguments[1]), "cuts");
    try (SharedPostgres postgres = new SharedPostgres()) {
      DataSource database = PublisherTest.migrated(postgres.newDatabase());
      SyntheticNight night = SyntheticNight.of(election, database, directory.resolve("images"));
      Publisher publisher =
          PublicationConfiguration.publisher(
              directory.resolve("publication"),
              election,
              Realm.DRILL,
              database,
              night,
              Clock.systemUTC());
      time("zeros, first", publisher);
      time("0 %", publisher);
      List<ExpectedActa> actas = election.actas();
      night.store(actas.stream().skip(150));
      time("100 % at once, with its images", publisher);
      time("100 %, nothing new", publisher);
      night.store(actas.stream().limit(150));
      time("100 %, 150 actas more", publisher);
    }
  }

  private static void time(String what, Publisher publisher) {
    long start = System.nanoTime();
    CutOutcome outcome = publisher.cutNow();
    LOG.log(INFO, "{0}: {1} ms, {2}", what, since(start), outcome);
  }

  private static long since(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
