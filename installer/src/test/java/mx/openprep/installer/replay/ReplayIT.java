package mx.openprep.installer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of our own publisher, replayed, are those files again: a fixed point of everything between
 * a journal and a published cell. With real centres, stations and files.
 */
class ReplayIT {
  static final String CENTRE = "../central-server/target/openprep-central-server-exec.jar";

  @TempDir Path directory;

  @Test
  void theReplayOfWhatWePublishedIsTheSame()
      throws IOException, InterruptedException, ExecutionException {
    List<String> arguments = new ArrayList<>(publish());
    arguments.addAll(
        List.of(
            "--centre-jar",
            CENTRE,
            "--data",
            directory.resolve("replay").toString(),
            "--catds",
            "1",
            "--stations",
            "2",
            "--cut-seconds",
            "2"));

    assertThat(replay(arguments)).isZero();
  }

  /** A night that never was, played to a centre: its three published files. */
  private List<String> publish() throws IOException, InterruptedException, ExecutionException {
    Path data = Files.createDirectories(directory.resolve("original"));
    Night night = MiniNight.night();
    List<String> files = new ArrayList<>();
    try (ReplayCentre centre = ReplayCentre.start(Path.of(CENTRE), data, MiniNight.PACKAGE, 0, 2)) {
      centre.open();
      List<ReplayCentre.Member> members = centre.enrol(night.election(), 2);
      ReplayImages images = new ReplayImages(data.resolve("images"), Optional.empty(), 2_000);
      new Sending(night, members, images, OptionalDouble.empty()).run(centre);
      PublishedCut cut = centre.lastCut(night.registered());
      for (Map.Entry<String, String> file : cut.files().entrySet()) {
        if (file.getKey().matches("bases/PAP_(GUB|DIP_LOC|AYUN)_2024\\.csv")) {
          Path original = directory.resolve(file.getKey().substring("bases/".length()));
          files.add(cut.fetch(file.getValue(), original).toString());
        }
      }
    }
    assertThat(files).hasSize(3);
    return files;
  }

  /** The exit code; what was printed, when it is not 0. */
  static int replay(List<String> arguments) {
    StringWriter printed = new StringWriter();
    int status =
        Replay.commandLine()
            .setOut(new PrintWriter(printed, true))
            .setErr(new PrintWriter(printed, true))
            .execute(arguments.toArray(String[]::new));
    if (status != 0) {
      throw new AssertionError("Exit code " + status + "\n" + printed);
    }
    System.out.println(printed);
    return status;
  }
}
