package mx.openprep.desktop.digitization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import mx.openprep.message.MessageCode;
import mx.openprep.message.MessageText;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StopTest {
  /** Everything that a scanner, a page or its identification can be stopped with. */
  private static Set<MessageCode> ofScanning() {
    Set<MessageCode> codes = EnumSet.noneOf(MessageCode.class);
    Arrays.stream(MessageCode.values())
        .filter(code -> code.code().startsWith("F2"))
        .forEach(codes::add);
    // Told when somebody captures or looks, not when somebody scans.
    codes.remove(MessageCode.IMAGE_REPLACED);
    codes.remove(MessageCode.IMAGE_UNKNOWN);
    return codes;
  }

  @Test
  void thereIsOneForEverythingThatScanningCanBeStoppedWith() {
    assertThat(ofScanning()).allSatisfy(code -> assertThat(Stop.of(code).code()).isEqualTo(code));
  }

  @Test
  void everyOneHasAtLeastOneButtonAndNoKeyTwice() {
    assertThat(Stop.values())
        .allSatisfy(stop ->
            assertThat(stop.actions().stream().map(StopAction::shortcut))
                .isNotEmpty()
                .doesNotHaveDuplicates());
  }

  @ParameterizedTest
  @EnumSource(Stop.class)
  void hasReasonAndMovementInBothLanguages(Stop stop) {
    for (Locale locale : new Locale[] {Locale.of("es", "MX"), Locale.US}) {
      MessageText words = MessageText.of(new Refusal(stop.code(), "x", "y"), locale);
      assertThat(words.title()).isNotBlank();
      assertThat(words.cause()).isNotBlank();
      assertThat(words.action()).isNotBlank();
    }
  }

  @Test
  void noPictureIsDrawnForNothing() {
    assertThat(Arrays.stream(Stop.values()).map(Stop::picture).distinct())
        .containsExactlyInAnyOrder(StopPicture.values());
  }
}
