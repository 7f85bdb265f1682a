package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A batch through a real SANE daemon, killed with SIGKILL in its middle: no scanned page is lost.
 */
@RequiresSaned
@Timeout(120)
class BatchCrashTest {
  private static final Logger LOG = LoggerFactory.getLogger(BatchCrashTest.class);
  private static final int PAGES = 40;
  private static final int KILLS = Integer.getInteger("openprep.kills", 2);

  @TempDir Path directory;

  @Test
  void killedInTheMiddleItHasEveryPageItHadKept() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      Path place = directory.resolve("batch-" + kill);
      int said = scanUntilKilled(place, 2 + 3 * kill);

      KeptPages kept = new KeptPages(place.resolve("scanned"));
      List<KeptPage> pages = kept.all();
      // One more may have been on disk before it could be said.
      assertThat(pages).hasSizeBetween(said, said + 1);
      for (int number = 1; number <= pages.size(); number++) {
        ScannedPage page = pages.get(number - 1).read();
        assertThat(GreyPage.of(page.image()).pixels())
            .as("page %s, pixel for pixel", number)
            .isEqualTo(GreyPage.of(BatchAtWork.paper(number)).pixels());
        assertThat(page.origin()).isEqualTo("pnm:0");
      }
      assertThat(new ImagePipeline().process(pages.getLast().read()).qr())
          .contains(BatchAtWork.qr(pages.size()));
      assertThat(drafts(place.resolve("scanned"))).isZero();
      LOG.info("killed after {} pages: {} on disk, 0 lost", said, pages.size());
    }
  }

  private static long drafts(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).count();
    }
  }

  private static int scanUntilKilled(Path place, int after)
      throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BatchAtWork.class.getName(),
                place.toString(),
                Integer.toString(PAGES))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int said = 0;
    try (BufferedReader lines = child.inputReader()) {
      while (said < after) {
        String line = Optional.ofNullable(lines.readLine()).orElseThrow();
        said += line.startsWith(BatchAtWork.KEPT) ? 1 : 0;
      }
      // SIGKILL; its handle leaves the pipe open, so that its last words are heard.
      child.toHandle().destroyForcibly();
      said += (int) lines.lines().filter(line -> line.startsWith(BatchAtWork.KEPT)).count();
    } finally {
      child.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
    return said;
  }
}
