package mx.openprep.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.people.Role;
import mx.openprep.v1.ChoosePasswordRequest;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.OpenSessionRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginViewModelTest {
  private final Texts texts = Texts.in("es");
  private final List<SignedIn> signedIn = new ArrayList<>();
  private FakeNode node;
  private LoginViewModel model;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    model = new LoginViewModel(node.api(), Immediately.background(), texts, signedIn::add);
    model.start();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void logIn(String person, String password) {
    model.personProperty().set(person);
    model.passwordProperty().set(password);
    model.login();
  }

  @Test
  void theRightPasswordTellsWhoSitsThere() {
    logIn("ana", FakeNode.PASSWORD);
    assertThat(signedIn)
        .containsExactly(
            new SignedIn("ana", "Persona ana", EnumSet.allOf(Role.class), "token-ana"));
  }

  @Test
  void thePersonIsAskedForAsItIsStoredWhateverTheCapsLockSays() {
    logIn("  ANA ", FakeNode.PASSWORD);
    assertThat(node.lastAsked(OpenSessionRequest.class).getPerson()).isEqualTo("ana");
  }

  @Test
  void aWrongPasswordIsExplainedAndForgotten() {
    logIn("ana", "otra");
    assertThat(signedIn).isEmpty();
    assertThat(model.noticeProperty().getValue().map(Notice::code)).contains("F401");
    assertThat(model.passwordProperty().get()).isEmpty();
    assertThat(model.personProperty().get()).isEqualTo("ana");
  }

  @Test
  void whoHasAPasswordFromALetterChoosesAnotherFirst() {
    node.mustChange.add("nueva");
    logIn("nueva", FakeNode.PASSWORD);
    OwnPasswordModel own = model.own();
    assertThat(signedIn).isEmpty();
    assertThat(own.neededProperty().getValue()).isTrue();

    own.chosenProperty().set("cuatro palabras");
    own.repeatedProperty().set("cuatro palabra");
    own.choose();
    assertThat(own.noticeProperty().getValue().map(Notice::title))
        .contains("Las dos no son iguales.");
    assertThat(own.chosenProperty().get()).isEqualTo("cuatro palabras");

    own.chosenProperty().set("corta");
    own.repeatedProperty().set("corta");
    own.choose();
    assertThat(own.noticeProperty().getValue().map(Notice::code)).contains("F724");
    assertThat(own.chosenProperty().get()).isEmpty();

    own.chosenProperty().set("cuatro palabras");
    own.repeatedProperty().set("cuatro palabras");
    own.choose();
    assertThat(node.lastAsked(ChoosePasswordRequest.class).getPresent())
        .isEqualTo(FakeNode.PASSWORD);
    assertThat(own.neededProperty().getValue()).isFalse();
    assertThat(signedIn)
        .containsExactly(
            new SignedIn("nueva", "Persona nueva", EnumSet.of(Role.CAPTURISTA), "token-nueva"));
  }

  @Test
  void whoDoesNotChooseIsNotLoggedIn() {
    node.mustChange.add("nueva");
    logIn("nueva", FakeNode.PASSWORD);
    model.own().cancel();
    assertThat(model.own().neededProperty().getValue()).isFalse();
    assertThat(node.lastAsked(CloseSessionRequest.class)).isNotNull();
    assertThat(signedIn).isEmpty();
  }

  @Test
  void nothingIsAskedWithoutBothWords() {
    logIn("ana", "");
    logIn(" ", FakeNode.PASSWORD);
    assertThat(node.asked).isEmpty();
    assertThat(model.readyProperty().get()).isFalse();
  }

  @Test
  void aLockedWorkstationSaysByWhomAndKeepsTheName() {
    model.startLocked(new SignedIn("ana", "Ana Ruiz", EnumSet.of(Role.CAPTURISTA), "t"));
    assertThat(model.titleProperty().getValue()).isEqualTo("Bloqueado por Ana Ruiz");
    assertThat(model.personProperty().get()).isEqualTo("ana");
    model.start();
    assertThat(model.personProperty().get()).isEmpty();
    assertThat(model.noticeProperty().getValue()).isEqualTo(Optional.empty());
  }
}
