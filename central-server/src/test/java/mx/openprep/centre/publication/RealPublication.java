package mx.openprep.centre.publication;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cuts of the mini package by the real publisher, for tests of those who read them. */
public final class RealPublication implements AutoCloseable {
  private static final Instant NIGHT = Instant.parse("2024-06-03T03:30:00Z");

  private final Path directory;
  private final ElectionPackage election;
  private final DataSource database;
  private final SyntheticNight night;
  private final Publisher publisher;
  private int stored;

  public RealPublication(Path directory, SharedPostgres postgres) throws Exception {
    this(directory, postgres, acta -> ("image of " + acta.id()).getBytes(StandardCharsets.UTF_8));
  }

  /** With pictures of one's own. */
  public RealPublication(
      Path directory, SharedPostgres postgres, Function<ExpectedActa, byte[]> painter)
      throws Exception {
    this(
        directory,
        postgres,
        ElectionPackageReader.read(PublisherTest.MINI),
        painter,
        SyntheticNight.Taste.EVEN,
        Clock.fixed(NIGHT, ZoneOffset.UTC));
  }

  /** Of any election, at any time. */
  public RealPublication(
      Path directory,
      SharedPostgres postgres,
      ElectionPackage election,
      Function<ExpectedActa, byte[]> painter,
      SyntheticNight.Taste taste,
      Clock clock)
      throws Exception {
    this.directory = directory.resolve("publication");
    this.election = election;
    this.database = PublisherTest.migrated(postgres.newDatabase());
    this.night =
        new SyntheticNight(election, database, directory.resolve("images"), painter, taste);
    this.publisher =
        PublicationConfiguration.publisher(
            this.directory, election, Realm.DRILL, database, night, clock);
  }

  public Path directory() {
    return directory;
  }

  public DataSource database() {
    return database;
  }

  public JdbcClient jdbc() {
    return JdbcClient.create(database);
  }

  /** The zeros first, then each time a few actas more. */
  public long cut() {
    if (stored >= 0 && publisher.cutNow() instanceof CutOutcome.Published(long number, var _)) {
      List<ExpectedActa> next =
          election.actas().subList(stored, Math.min(election.actas().size(), stored + 12));
      night.store(next.stream());
      stored += next.size();
      return number;
    }
    throw new AssertionError("no cut");
  }

  /** A cut with these actas in it. */
  public void cut(Stream<ExpectedActa> actas) {
    night.store(actas);
    publisher.cutNow();
  }

  /** An acta that belongs to no approved casilla, in the next cut. */
  public void storeOutsideCatalogue() {
    night.storeOutsideCatalogue(election.actas().getFirst());
  }

  @Override
  public void close() {
    publisher.close();
  }
}
