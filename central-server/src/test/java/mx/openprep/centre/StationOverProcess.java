package mx.openprep.centre;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mx.openprep.centre.identity.EnrolmentCodeCommand;
import mx.openprep.v1.EnrolResponse;
import picocli.CommandLine;

/** Enrols stations at a centre in another process, by its command and its door. */
public final class StationOverProcess {
  private final Path directory;
  private final Map<String, StationKeys> keys = new ConcurrentHashMap<>();
  private final Map<String, EnrolResponse> enrolments = new ConcurrentHashMap<>();

  public StationOverProcess(Path directory) {
    this.directory = directory;
  }

  public TestStation enrol(int port) throws Exception {
    return enrol(port, "CATD-001");
  }

  public TestStation enrol(int port, String catd) throws Exception {
    StringWriter card = new StringWriter();
    new CommandLine(new EnrolmentCodeCommand())
        .setOut(new PrintWriter(card))
        .execute("--catd", catd, "--data-directory", directory.toString());
    String code =
        card.toString()
            .lines()
            .filter(line -> line.startsWith("code: "))
            .map(line -> line.substring("code: ".length()))
            .findFirst()
            .orElseThrow();
    StationKeys own = StationKeys.random();
    EnrolResponse answer = RealCentre.enrol(code, own, port, root());
    keys.put(answer.getStation(), own);
    enrolments.put(answer.getStation(), answer);
    return connect(answer.getStation(), port);
  }

  /** The same station, on a new link. */
  public TestStation reconnect(TestStation station, int port) throws Exception {
    return connect(station.name(), port);
  }

  private TestStation connect(String station, int port) throws Exception {
    return new TestStation(
        java.util.Objects.requireNonNull(enrolments.get(station)),
        java.util.Objects.requireNonNull(keys.get(station)),
        port,
        root());
  }

  private Path root() {
    return directory.resolve("identity").resolve("root.pem");
  }
}
