package mx.openprep.desktop.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;

class EnrolmentViewModelTest {
  private static final String PRINTED = "AB12 ".repeat(16);

  private final List<String> done = new ArrayList<>();
  private final List<List<String>> asked = new ArrayList<>();
  private Enroller enroller =
      (address, code, fingerprint) -> asked.add(List.of(address, code, fingerprint));

  private EnrolmentViewModel model() {
    return new EnrolmentViewModel(
        (address, code, fingerprint) -> enroller.enrol(address, code, fingerprint),
        Immediately.background(),
        Texts.in("es"),
        () -> done.add("enrolled"));
  }

  private static void fill(EnrolmentViewModel model, String address, String fingerprint) {
    model.addressProperty().set(address);
    model.codeProperty().set(" K7PQ-2M4X ");
    model.fingerprintProperty().set(fingerprint);
  }

  @Test
  void theCardAsPrintedIsWhatIsAskedFor() {
    EnrolmentViewModel model = model();
    fill(model, " prep.example.mx:9443 ", PRINTED);
    model.enrol();
    assertThat(asked)
        .containsExactly(List.of("prep.example.mx:9443", "K7PQ-2M4X", "ab12".repeat(16)));
    assertThat(done).containsExactly("enrolled");
  }

  @Test
  void aMissingPortOrDigitIsSaidWhileTyping() {
    EnrolmentViewModel model = model();
    fill(model, "prep.example.mx", "AB12 AB1");
    assertThat(model.addressFaultProperty().getValue()).contains("puerto");
    assertThat(model.fingerprintEchoProperty().getValue()).isEqualTo("7 de 64");
    fill(model, "prep.example.mx:9443", "hola");
    assertThat(model.addressFaultProperty().getValue()).isEmpty();
    assertThat(model.fingerprintEchoProperty().getValue()).contains("A a la F");
    model.enrol();
    assertThat(asked).isEmpty();
  }

  @Test
  void aWholeFingerprintIsEchoedInTheGroupsOfTheCard() {
    EnrolmentViewModel model = model();
    fill(model, "", "ab:12:".repeat(16));
    assertThat(model.fingerprintEchoProperty().getValue()).isEqualTo(PRINTED.strip());
  }

  @Test
  void anotherCentreThanTheCardsIsRefusedInWords() {
    enroller =
        (address, code, fingerprint) -> {
          throw new Refusal(MessageCode.CERTIFICATE_FOREIGN);
        };
    EnrolmentViewModel model = model();
    fill(model, "prep.example.mx:9443", PRINTED);
    model.enrol();
    assertThat(model.noticeProperty().getValue().map(Notice::code)).contains("F408");
    assertThat(done).isEmpty();
  }
}
