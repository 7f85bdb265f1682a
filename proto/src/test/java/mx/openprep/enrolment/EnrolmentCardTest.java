package mx.openprep.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCardTest {
  private static final String FINGERPRINT = "0123456789abcdef".repeat(4);
  private static final EnrolmentCard CARD =
      new EnrolmentCard("prep-centro.ejemplo.mx:9443", "7KQ2-9XZP-AB34-0TYM", FINGERPRINT);

  @Test
  void itsTextIsOneLineInUpperCase() {
    assertThat(CARD.text())
        .isEqualTo(
            "OPENPREP-ENROL:PREP-CENTRO.EJEMPLO.MX:9443/7KQ2-9XZP-AB34-0TYM/"
                + FINGERPRINT.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prep-centro.ejemplo.mx:9443",
        "localhost:1",
        "10.0.0.7:65535",
        "[fd00::1:2]:9443",
        "[::1]:9443"
      })
  void whatIsPrintedIsRead(String address) {
    EnrolmentCard card = new EnrolmentCard(address, CARD.code(), FINGERPRINT);
    assertThat(EnrolmentCard.parse(card.text())).contains(card);
  }

  @Test
  void readInAnyCaseAndWithSpaceAround() {
    assertThat(EnrolmentCard.parse("  " + CARD.text().toLowerCase(Locale.ROOT) + "\n"))
        .contains(CARD);
  }

  /** A reader set to a US keyboard on machines with the keyboards of Latin America and Spain. */
  @Test
  void readThroughAnotherKeyboardLayout() {
    String spanish = CARD.text().replace('/', '\1').replace('-', '\'').replace('\1', '-');
    assertThat(EnrolmentCard.parse(spanish.replace(':', 'Ñ'))).contains(CARD);
    assertThat(EnrolmentCard.parse(spanish.replace(':', 'ñ'))).contains(CARD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OPENPREP-ENROL:",
        "OPENPREP1:01234567:GUB-0001",
        "OPENPREP-ENROL:PREP.MX:9443/7KQ2-9XZP-AB34-0TYM/0123",
        "OPENPREP-ENROL:PREP.MX/7KQ2-9XZP-AB34-0TYM/0123456789ABCDEF",
        "https://prep.mx:9443/7KQ2-9XZP-AB34-0TYM"
      })
  void anythingElseIsNoCard(String text) {
    assertThat(EnrolmentCard.parse(text)).isEmpty();
  }

  @Test
  void aReadingWithASignTooFewIsNoCard() {
    String text = CARD.text();
    for (int cut = 0; cut < text.length(); cut++) {
      String shorter = text.substring(0, cut) + text.substring(cut + 1);
      int at = cut;
      EnrolmentCard.parse(shorter)
          .ifPresent(read ->
              assertThat(read.address()).as("without sign %d", at).isNotEqualTo(CARD.address()));
    }
  }

  @Test
  void nothingElseCanBeBuilt() {
    assertThatThrownBy(() -> new EnrolmentCard("prep.mx", CARD.code(), FINGERPRINT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EnrolmentCard(CARD.address(), "7KQ2", FINGERPRINT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EnrolmentCard(CARD.address(), CARD.code(), "0123"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
