package mx.openprep.installer.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real night of Puebla 2024: 16,781 rows of two elections. Minutes long, so only with {@code
 * -Dtest.jvm.args=-Dopenprep.replay=puebla}.
 */
@EnabledIfSystemProperty(named = "openprep.replay", matches = "puebla")
class PueblaReplayIT {
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("OPENPREP_SHARED_DATA", "../../shared/data"))
          .resolve("puebla2024");

  @TempDir Path directory;

  @Test
  void everyFigureRowAndColumnIsThatOfTheOriginal() {
    Path gubernatura = DATA.resolve("PUE_GUB_2024.csv.gz");
    assumeTrue(Files.exists(gubernatura), "No real data: set OPENPREP_SHARED_DATA");
    assertThat(
            ReplayIT.replay(
                List.of(
                    gubernatura.toString(),
                    DATA.resolve("PUE_DIP_LOC_2024.csv.gz").toString(),
                    "--centre-jar",
                    ReplayIT.CENTRE,
                    "--data",
                    directory.resolve("replay").toString())))
        .isZero();
  }
}
