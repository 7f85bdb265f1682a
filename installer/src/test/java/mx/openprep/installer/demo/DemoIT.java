package mx.openprep.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole system in real processes: centre with its own PostgreSQL, nodes on H2, true SANE where
 * it is installed, mTLS between them, and what was published compared with what stood on the paper.
 */
class DemoIT {
  @TempDir Path data;

  @Test
  void publishesWhatStandsOnThePaper() {
    assertThat(demo("--actas", "14")).isZero();
  }

  @Test
  void losesAndDoublesNothingWhenTheCentreAndTheNodesAreKilled() {
    assertThat(demo("--actas", "14", "--seed", "5", "--kill", "centre", "--kill", "node")).isZero();
  }

  private int demo(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--exit",
                "--catds",
                "2",
                "--cut-seconds",
                "2",
                "--package",
                DemoPackages.MINI.toString(),
                "--centre-jar",
                "../central-server/target/openprep-central-server-exec.jar",
                "--data",
                data.resolve("demo").toString()));
    all.addAll(List.of(arguments));
    StringWriter printed = new StringWriter();
    int status =
        Demo.commandLine()
            .setOut(new PrintWriter(printed, true))
            .setErr(new PrintWriter(printed, true))
            .execute(all.toArray(String[]::new));
    if (status != 0) {
      throw new AssertionError("Exit code " + status + "\n" + printed);
    }
    return status;
  }
}
