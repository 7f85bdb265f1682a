package mx.openprep.centre.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.publication.act.Opening;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Disk;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.journal.Realm;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An instance of the publication in a process of its own, so that it can be killed and stopped: a
 * cut every second.
 */
final class PublisherProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublisherProcess.class);
  static final Duration INTERVAL = Duration.ofSeconds(1);
  static final Duration TAKEOVER = Duration.ofSeconds(4);

  private final Process process;

  private PublisherProcess(Process process) {
    this.process = process;
  }

  static PublisherProcess start(Path home, String database) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PublisherProcess.class.getName(),
                home.toString(),
                database));
    program
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("processes.log").toFile()));
    return new PublisherProcess(program.start());
  }

  /** The process itself. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    ElectionPackage election = ElectionPackageReader.read(RealCentre.MINI);
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[1]);
    database.setUser("postgres");
    Rules rules =
        new Rules(Realm.DRILL, election.publication(), Opening.AUTOMATIC, new Timetable(INTERVAL));
    CutDirectory directory =
        new CutDirectory(
            home.resolve("publication"), Disk.real(), SigningKey.at(home.resolve("key.pem")));
    Publisher publisher =
        PublicationConfiguration.publisher(
            directory,
            election,
            rules,
            database,
            TAKEOVER,
            SyntheticNight.of(election, database, home.resolve("images")),
            Clock.systemUTC(),
            () -> {});
    CutSchedule schedule = new CutSchedule(publisher, rules, Clock.systemUTC());
    schedule.start();
    LOG.warn("{} is up", ProcessHandle.current().pid());
    while (System.in.read() >= 0) {
      // Until its parent ends.
    }
    schedule.stop();
    publisher.close();
  }

  long id() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** {@code STOP} or {@code CONT}. */
  void signal(String name) throws IOException {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().onExit().join();
  }

  @Override
  public void close() throws IOException {
    signal("CONT");
    process.getOutputStream().close();
    process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    kill();
  }
}
