package mx.openprep.centre.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.StatusException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.StationOverProcess;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.database.CentreProcess;
import mx.openprep.centre.database.DatabaseAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The centre on a real, small file system of its own, which somebody else fills: in a mount
 * namespace, which Linux gives to root and mostly to others too.
 */
@Timeout(180)
class DiskFullTest {
  private static final long MEBI = 1 << 20;
  private static final int BYTES = 40_000;

  @TempDir Path directory;
  private final List<byte[]> sent = new ArrayList<>();

  private List<String> inNamespace() {
    return List.of(
        "unshare",
        "--mount",
        "--map-root-user",
        "sh",
        "-c",
        "mount -t tmpfs -o size=400m tmpfs \"$0\" && exec \"$@\"",
        directory.toString());
  }

  private boolean hasNamespaces() throws IOException {
    List<String> command = new ArrayList<>(inNamespace());
    command.add("true");
    return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
  }

  /** Leaves so much free. */
  private static void fill(Path filler, long free) throws IOException {
    byte[] zeros = new byte[(int) (MEBI / 4)];
    File disk = filler.resolveSibling("").toFile();
    try (OutputStream out =
        Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (disk.getUsableSpace() > free) {
        out.write(zeros, 0, (int) Math.min(zeros.length, disk.getUsableSpace() - free));
      }
    }
  }

  private String append(TestStation station, TestJournal journal) throws InterruptedException {
    try {
      station.append(journal.last(1));
      return "kept";
    } catch (StatusException refused) {
      return TestStation.code(refused);
    }
  }

  private String upload(TestStation station) throws InterruptedException {
    byte[] image = new byte[BYTES];
    new Random(sent.size()).nextBytes(image);
    try {
      station.upload(ImageHash.of(image), image, 0);
      sent.add(image);
      return "kept";
    } catch (StatusException refused) {
      return TestStation.code(refused);
    }
  }

  @Test
  void refusesWithACodeKeepsAllItAcknowledgedAndGoesOnWhenThereIsSpace() throws Exception {
    assumeTrue(hasNamespaces(), "needs unshare --mount");
    try (CentreProcess centre =
        CentreProcess.start(
            inNamespace(),
            directory,
            "--openprep.disk.images-stop-at=80MB",
            "--openprep.disk.events-stop-at=40MB")) {
      Path seen = Path.of("/proc", Long.toString(centre.pid()), "root" + directory);
      Path filler = seen.resolve("filler");
      StationOverProcess stations = new StationOverProcess(seen);
      try (TestStation station = stations.enrol(centre.port())) {
        TestJournal journal = station.newJournal().session("ana");
        assertThat(append(station, journal)).isEqualTo("kept");
        assertThat(upload(station)).isEqualTo("kept");

        fill(filler, 60 * MEBI);
        assertThat(upload(station)).as("the rest is left to the journal").isEqualTo("F601");
        assertThat(append(station, journal.session("ana"))).isEqualTo("kept");

        fill(filler, 20 * MEBI);
        assertThat(append(station, journal.session("ana"))).isEqualTo("F601");
        assertThat(upload(station)).isEqualTo("F601");
        assertThat(station.handshake().getLastSequence()).isEqualTo(2);

        fill(filler, 0);
        assertThat(append(station, journal)).isEqualTo("F601");
        Files.delete(filler);

        assertThat(append(station, journal)).as("there is space again").isEqualTo("kept");
        assertThat(upload(station)).isEqualTo("kept");
        assertThat(
                JdbcClient.create(DatabaseAccess.embedded(seen))
                    .sql("select envelope from event where node = ? order by position")
                    .param(station.name())
                    .query(byte[].class)
                    .list())
            .containsExactlyElementsOf(journal.envelopes());
        for (byte[] image : sent) {
          assertThat(station.offset(ImageHash.of(image)).getComplete()).isTrue();
        }
        StatusException corrupt =
            catchThrowableOfType(
                StatusException.class,
                () -> station.upload(ImageHash.of(new byte[1]), sent.get(0), 0));
        assertThat(TestStation.code(corrupt)).isEqualTo("F219");
      }
    }
  }
}
