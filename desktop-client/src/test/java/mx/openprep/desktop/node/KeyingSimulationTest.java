package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mx.openprep.desktop.fake.WideElection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full size runs in {@code ./prep bench capture}. */
class KeyingSimulationTest {
  @TempDir Path directory;

  @Test
  void withUsualSlipsWhatIsSettledIsWhatThePaperSays() throws Exception {
    KeyingSimulation.Result result =
        KeyingSimulation.run(directory, 60, 7, KeyingSimulation.Slips.USUAL);
    assertThat(result.fields()).isEqualTo(60 * WideElection.FIELDS);
    assertThat(result.slips()).isPositive();
    assertThat(result.perTenThousand()).isLessThanOrEqualTo(0.46);
  }

  @Test
  void withTiredPeopleNothingIsWrongButWhatTwoReadAlike() throws Exception {
    KeyingSimulation.Result result =
        KeyingSimulation.run(directory, 40, 11, new KeyingSimulation.Slips(0.12, 0.4));
    assertThat(result.adjudicated()).isPositive();
    assertThat(result.unavoidable()).isPositive();
    assertThat(result.wrong()).isEqualTo(result.unavoidable());
  }
}
