package mx.openprep.desktop.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.setup.HexComparison.Group;
import mx.openprep.desktop.setup.HexComparison.State;
import org.junit.jupiter.api.Test;

class HexComparisonTest {
  private static final Optional<String> PAPER = Optional.of("ab12cd34ef56");

  @Test
  void eachGroupSaysHowItCompares() {
    assertThat(HexComparison.of("AB12 cd35 ef", PAPER, 4).groups())
        .containsExactly(
            new Group("AB12", State.SAME),
            new Group("CD35", State.DIFFERENT),
            new Group("EF", State.MISSING),
            new Group("", State.MISSING));
  }

  @Test
  void whatStandsBetweenGroupsDoesNotMatter() {
    for (String typed :
        List.of("ab12cd34ef56", "AB:12:CD:34:EF:56", "ab12-cd34 ef56", "AB12\tCD34 EF56")) {
      assertThat(HexComparison.of(typed, PAPER, 3).groups())
          .as(typed)
          .allMatch(group -> group.state() == State.SAME);
    }
  }

  @Test
  void withNothingToCompareWholeGroupsWait() {
    HexComparison comparison = HexComparison.of("ab12 cd", Optional.empty(), 3);
    assertThat(comparison.whole()).isEqualTo(1);
    assertThat(comparison.firstDifferent()).isEmpty();
    assertThat(comparison.groups().getFirst().state()).isEqualTo(State.WAITING);
  }

  @Test
  void aSignThatIsNoDigitIsDifferentAtOnce() {
    assertThat(HexComparison.of("ab12 xo", PAPER, 3).firstDifferent()).contains(2);
    assertThat(HexComparison.of("ab12 cd34 ef57", PAPER, 3).firstDifferent()).contains(3);
  }
}
