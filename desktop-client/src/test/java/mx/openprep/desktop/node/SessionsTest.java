package mx.openprep.desktop.node;

import static mx.openprep.desktop.node.Client.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mx.openprep.desk.LoginLock;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.password.Passwords;
import mx.openprep.people.Role;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.ChoosePasswordRequest;
import mx.openprep.v1.CloseSessionRequest;
import mx.openprep.v1.OpenSessionRequest;
import mx.openprep.v1.PersonRecord;
import mx.openprep.v1.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
  private static final String OWN = "cuatro palabras juntas";

  @TempDir Path directory;
  private NodeFixture node;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Optional<MessageCode> logIn(String person, String password) {
    return refusal(() -> Client.logIn(node.channel(), person, password));
  }

  @Test
  void loggingInGivesNameRolesAndATokenAndIsAFact() {
    Session session = opened();
    assertThat(session.toBuilder().clearToken().build())
        .isEqualTo(
            Session.newBuilder()
                .setPerson("capturista1")
                .setName("Persona capturista1")
                .addRoles("CAPTURISTA")
                .addRoles("VERIFICADOR")
                .build());
    assertThat(session.getToken()).hasSize(43);
    assertThat(node.facts(Fact.SessionOpened.class))
        .containsExactly(new Fact.SessionOpened(List.of("CAPTURISTA", "VERIFICADOR")));
  }

  @Test
  void whateverIsWrongTheAnswerIsTheSame() {
    assertThat(logIn("capturista1", "otra")).contains(MessageCode.LOGIN_FAILED);
    assertThat(logIn("nadie", TestPeople.PASSWORD)).contains(MessageCode.LOGIN_FAILED);
    assertThat(logIn("fuera", TestPeople.PASSWORD)).contains(MessageCode.LOGIN_FAILED);
    assertThat(logIn("", "")).contains(MessageCode.LOGIN_FAILED);
  }

  @Test
  void fiveFailuresCloseANameForFiveMinutesKnownOrNot() {
    for (String person : List.of("capturista1", "nadie")) {
      for (int i = 0; i < LoginLock.FAILURES; i++) {
        assertThat(logIn(person, "otra")).contains(MessageCode.LOGIN_FAILED);
      }
      assertThat(logIn(person, TestPeople.PASSWORD)).contains(MessageCode.LOGIN_LOCKED);
    }
    assertThat(logIn("capturista2", TestPeople.PASSWORD)).isEmpty();
    node.clock.goOn(LoginLock.CLOSED);
    assertThat(logIn("capturista1", TestPeople.PASSWORD)).isEmpty();
  }

  @Test
  void beforeTheCentreSentPeopleNobodyLogsIn() {
    node.node().people().replace(List.of());
    assertThat(node.node().people().isEmpty()).isTrue();
    assertThat(logIn("capturista1", TestPeople.PASSWORD)).contains(MessageCode.NO_PEOPLE_YET);
  }

  @Test
  void peopleAreKnownAfterARestartWithoutTheCentreButTokensAreNot() {
    String token = Client.token(node.channel(), "capturista1");
    node.restart();
    assertThat(logIn("capturista1", TestPeople.PASSWORD)).isEmpty();
    assertThat(refusal(() -> Client.withToken(node.channel(), token).claim(CaptureRound.FIRST)))
        .contains(MessageCode.SESSION_MISSING);
  }

  @Test
  void thePasswordOfTheLetterOpensNothingButTheWayToAnother() {
    PersonRecord sent =
        TestPeople.person("capturista1", Role.CAPTURISTA).toBuilder().setMustChange(true).build();
    node.node().people().replace(List.of(sent));
    Session session = opened();
    assertThat(session.getMustChange()).isTrue();
    assertThat(session.getRolesList()).isEmpty();
    Client client = Client.withToken(node.channel(), session.getToken());
    assertThat(refusal(() -> client.claim(CaptureRound.FIRST))).contains(MessageCode.ROLE_MISSING);
    assertThat(refusal(() -> client.session.choosePassword(choice("otra", OWN))))
        .contains(MessageCode.LOGIN_FAILED);
    for (String weak : List.of("corta", "CAPTURISTA1", TestPeople.PASSWORD)) {
      assertThat(refusal(() -> client.session.choosePassword(choice(TestPeople.PASSWORD, weak))))
          .contains(MessageCode.SECRET_TOO_WEAK);
    }

    Session after = client.session.choosePassword(choice(TestPeople.PASSWORD, OWN));

    assertThat(after)
        .isEqualTo(session.toBuilder().clearMustChange().addRoles("CAPTURISTA").build());
    assertThat(refusal(() -> client.claim(CaptureRound.FIRST))).contains(MessageCode.NO_WORK);
    node.restart();
    assertThat(logIn("capturista1", TestPeople.PASSWORD)).contains(MessageCode.LOGIN_FAILED);
    assertThat(logIn("capturista1", OWN)).isEmpty();

    // The centre does not know yet: what it sends takes nothing back.
    PeopleRegister people = node.node().people();
    people.replace(List.of(sent));
    assertThat(logIn("capturista1", OWN)).isEmpty();
    PeopleRegister.ChosenPassword waiting = people.chosen().getFirst();
    assertThat(waiting.presentHash()).isEqualTo(sent.getPasswordHash());
    // Then it knows, and this node has no more to tell.
    people.replace(
        List.of(sent.toBuilder().setPasswordHash(waiting.chosenHash()).clearMustChange().build()));
    assertThat(people.chosen()).isEmpty();
    assertThat(logIn("capturista1", OWN)).isEmpty();
  }

  @Test
  void aLetterOfTheCentreIsWorthMoreThanWhatWasChosenHere() {
    PersonRecord sent = TestPeople.person("capturista1", Role.CAPTURISTA);
    node.node().people().replace(List.of(sent));
    Client client = node.as("capturista1");
    client.session.choosePassword(choice(TestPeople.PASSWORD, OWN));

    node.node()
        .people()
        .replace(
            List.of(
                sent.toBuilder()
                    .setPasswordHash(Passwords.hash("abcd-efgh-jkmn"))
                    .setMustChange(true)
                    .build()));

    assertThat(node.node().people().chosen()).isEmpty();
    assertThat(logIn("capturista1", OWN)).contains(MessageCode.LOGIN_FAILED);
    assertThat(logIn("capturista1", "abcd-efgh-jkmn")).isEmpty();
  }

  /** Of capturista1. */
  private Session opened() {
    return Client.nobody(node.channel())
        .session
        .open(
            OpenSessionRequest.newBuilder()
                .setPerson("capturista1")
                .setPassword(TestPeople.PASSWORD)
                .build());
  }

  private static ChoosePasswordRequest choice(String present, String chosen) {
    return ChoosePasswordRequest.newBuilder().setPresent(present).setChosen(chosen).build();
  }

  @Test
  void aTokenEndsWithTheSession() {
    Client client = node.as("capturista1");
    client.session.close(CloseSessionRequest.getDefaultInstance());
    assertThat(refusal(() -> client.claim(CaptureRound.FIRST)))
        .contains(MessageCode.SESSION_MISSING);
    assertThat(
            refusal(() -> Client.withToken(node.channel(), "inventado").claim(CaptureRound.FIRST)))
        .contains(MessageCode.SESSION_MISSING);
  }

  @Test
  void whatTheRegisterTakesAwayIsGoneAtOnce() {
    Client client = node.as("capturista1");
    assertThat(refusal(() -> client.claim(CaptureRound.FIRST))).contains(MessageCode.NO_WORK);

    node.node().people().replace(List.of(TestPeople.person("capturista1", Role.ACOPIADOR)));
    assertThat(refusal(() -> client.claim(CaptureRound.FIRST))).contains(MessageCode.ROLE_MISSING);

    node.node()
        .people()
        .replace(
            List.of(
                TestPeople.person("capturista1", Role.CAPTURISTA).toBuilder()
                    .setActive(false)
                    .build()));
    assertThat(refusal(() -> client.claim(CaptureRound.FIRST)))
        .contains(MessageCode.SESSION_MISSING);
  }
}
