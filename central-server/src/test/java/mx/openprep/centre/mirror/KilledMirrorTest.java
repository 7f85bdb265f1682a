package mx.openprep.centre.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import mx.openprep.centre.Centre;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command in a process of its own, killed in the middle. {@code -Dopenprep.kills=50} kills
 * more often than usual.
 */
class KilledMirrorTest {
  private static final int KILLS = Integer.getInteger("openprep.kills", 5);

  @TempDir Path temporary;
  private TestPublication publication;
  private FaultySite server;
  private Path copy;

  @BeforeEach
  void aSiteWithACut() throws IOException {
    publication = new TestPublication(temporary.resolve("centre"), TestPublication.keys(), 8);
    publication.publish();
    server = new FaultySite(publication.directory());
    copy = temporary.resolve("mirror");
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void readersSeeWholeCutsWheneverItIsKilled() throws Exception {
    assertThat(mirror(List.of()).waitFor()).isZero();
    Random random = new Random(5);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      publication.publish();
      AtomicReference<@Nullable Process> victim = new AtomicReference<>();
      server.atRequest(1 + random.nextInt(30), () -> kill(victim));
      Process process = mirror(List.of());
      victim.set(process);
      if (process.waitFor() != 0) {
        killed++;
      }
      assertThat(findings()).isEmpty();
    }
    server.atRequest(-1, () -> {});

    assertThat(mirror(List.of()).waitFor()).isZero();

    assertThat(findings()).isEmpty();
    assertThat(Files.readString(copy.resolve("avance.json")))
        .isEqualTo(Files.readString(publication.directory().resolve("avance.json")));
    assertThat(killed).isPositive();
    System.out.printf("killed %d of %d times, every cut shown was whole%n", killed, KILLS);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whenNothingMoreCanBeWrittenTheLastGoodCutStays() throws Exception {
    assertThat(mirror(List.of()).waitFor()).isZero();
    String before = Files.readString(copy.resolve("avance.json"));
    publication.publish();

    // No file may grow beyond 1 KB, as on a disk that is full.
    assertThat(mirror(List.of("sh", "-c", "ulimit -f 2; exec \"$@\"", "sh")).waitFor()).isNotZero();

    assertThat(Files.readString(copy.resolve("avance.json"))).isEqualTo(before);
    assertThat(findings()).isEmpty();
    assertThat(mirror(List.of()).waitFor()).isZero();
    assertThat(findings()).isEmpty();
  }

  private static void kill(AtomicReference<@Nullable Process> victim) {
    Process process = victim.get();
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  private Process mirror(List<String> before) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Centre.class.getName(),
            "mirror",
            "--once",
            server.url(),
            copy.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private List<Finding> findings() {
    return new Verifier(
            new DirectorySite(copy),
            MirrorDirectory.pinnedKey(copy),
            Verifier.Scope.PRESENT_CUT,
            true,
            2,
            Progress.NONE)
        .verify()
        .findings();
  }
}
