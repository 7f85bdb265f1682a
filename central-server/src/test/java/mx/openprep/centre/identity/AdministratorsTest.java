package mx.openprep.centre.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.identity.Administrators.Login;
import mx.openprep.centre.identity.login.SecondFactors;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.password.Passwords;
import mx.openprep.people.PersonId;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessers, lost telephones and forgotten passwords, on a real database. */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdministratorsTest {
  private static final PersonId ADA = new PersonId("ada");
  private static final String PASSWORD = "la casa azul";

  /** As slow as real ones only where that is what a test is about. */
  private static final String HASH =
      Password.hash(PASSWORD)
          .addRandomSalt(16)
          .with(Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID))
          .getResult();

  private final DataSource database;
  private final JdbcClient jdbc;
  private final Path directory;
  private Instant now = Instant.parse("2024-06-02T20:00:00Z");
  private Administrators administrators;

  AdministratorsTest(SharedPostgres postgres, @TempDir Path directory) throws Exception {
    this.database = postgres.migrated();
    this.jdbc = JdbcClient.create(database);
    this.directory = directory;
    this.administrators = restarted();
  }

  @BeforeEach
  void people() {
    for (String table :
        List.of(
            "recovery_code", "second_factor", "login_failure", "person", "centre", "incident")) {
      jdbc.sql("delete from " + table).update();
    }
    jdbc.sql("insert into centre (realm, package_hash) values ('DRILL', ?)")
        .param(new byte[32])
        .update();
    administrators = restarted();
    person("ada", "ADMINISTRADOR", true, false);
    person("carla", "CAPTURISTA", true, false);
    person("zoe", "ADMINISTRADOR", false, false);
  }

  private Administrators restarted() {
    InstantSource source = () -> now;
    return Administrators.of(database, directory, source.withZone(ZoneOffset.UTC));
  }

  private void person(String id, String role, boolean active, boolean mustChange) {
    jdbc.sql(
            """
            insert into person (person, name, roles, catd, password_hash, active, must_change)
            values (?, ?, ?, '', ?, ?, ?)
            """)
        .param(id)
        .param(id)
        .param((Object) new String[] {role})
        .param(HASH)
        .param(active)
        .param(mustChange)
        .update();
  }

  private void official() {
    jdbc.sql("update centre set realm = 'OFFICIAL'").update();
  }

  private static Login login(String person, String password, String code) {
    return new Login(new PersonId(person), password, code, "10.0.0.7");
  }

  /** The code of the refusal, or OK. */
  private String answer(Login login) {
    return answer(() -> administrators.authenticate(login));
  }

  private static String answer(Callable<?> call) {
    Refusal refused = catchThrowableOfType(Refusal.class, call::call);
    return refused == null ? "OK" : refused.code().name();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private byte[] enrolled(PersonId person) {
    SecondFactors factors = administrators.factors();
    byte[] secret = new Base32().decode(factors.offer(person).text());
    administrators.confirmFactor(
        new Administrators.Administrator(person, person.value()), code(secret));
    pass(Duration.ofSeconds(30));
    return secret;
  }

  private String code(byte[] secret) {
    try {
      return new com.eatthepath.otp.TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new javax.crypto.spec.SecretKeySpec(secret, "RAW"), now, Locale.ROOT);
    } catch (java.security.InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void arePeopleWithPasswordAndRole() {
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("OK");
    assertThat(answer(login("ada", "la casa roja", ""))).isEqualTo("LOGIN_FAILED");
    assertThat(answer(login("nadie", PASSWORD, ""))).isEqualTo("LOGIN_FAILED");
    assertThat(answer(login("zoe", PASSWORD, ""))).isEqualTo("LOGIN_FAILED");
    assertThat(answer(login("carla", PASSWORD, ""))).isEqualTo("ROLE_MISSING");
  }

  @Test
  void mustWaitAfterFiveFailuresAndLongerEachTimeAlsoAfterARestart() {
    List<String> first = guesses("ada", 6);
    assertThat(first.subList(0, 5)).containsOnly("LOGIN_FAILED");
    assertThat(first.get(5)).isEqualTo("LOGIN_LOCKED");
    assertThat(
            jdbc.sql("select detail from incident where code = 'F402'").query(String.class).list())
        .containsExactly("person ada");

    administrators = restarted();
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("LOGIN_LOCKED");
    pass(Duration.ofSeconds(31));
    assertThat(guesses("ada", 2)).containsExactly("LOGIN_FAILED", "LOGIN_LOCKED");
    pass(Duration.ofSeconds(31));
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("LOGIN_LOCKED");
    pass(Duration.ofSeconds(31));
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("OK");
    // Who proved it is forgiven.
    assertThat(guesses("ada", 5)).containsOnly("LOGIN_FAILED");
  }

  @Test
  void thePauseNeverGrowsBeyondAQuarterOfAnHour() {
    guesses("ada", 5);
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofMinutes(15).plusSeconds(1));
      assertThat(guesses("ada", 2)).containsExactly("LOGIN_FAILED", "LOGIN_LOCKED");
    }
  }

  @Test
  void unknownPeopleAreAnsweredLikeKnownOnes() {
    assertThat(guesses("nadie", 7)).isEqualTo(guesses("ada", 7));
  }

  /** Medians of three: the hash is what takes the time, and it is computed for everybody. */
  @Test
  void unknownPeopleTakeAsLongAsKnownOnes() {
    jdbc.sql("update person set password_hash = ? where person = 'ada'")
        .param(Passwords.hash(PASSWORD))
        .update();
    long known = median("ada");
    long unknown = median("nadie");

    assertThat((double) unknown / known).isBetween(0.4, 2.5);
  }

  private long median(String person) {
    long[] times = new long[3];
    for (int i = 0; i < times.length; i++) {
      long begin = System.nanoTime();
      assertThat(answer(login(person, "la casa roja", ""))).isEqualTo("LOGIN_FAILED");
      times[i] = System.nanoTime() - begin;
    }
    Arrays.sort(times);
    return times[1];
  }

  @Test
  void guessingFromOneAddressEndsForAllPeople() {
    List<String> answers = new ArrayList<>();
    for (int person = 0; person < 31; person++) {
      answers.add(answer(login("guess" + person, "la casa roja", "")));
    }
    assertThat(answers.subList(0, 30)).containsOnly("LOGIN_FAILED");
    assertThat(answers.get(30)).isEqualTo("LOGIN_LOCKED");
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("LOGIN_LOCKED");
    assertThat(answer(new Login(ADA, PASSWORD, "", "10.0.0.8"))).isEqualTo("OK");
  }

  @Test
  void manyGuessesAtOnceAreNotMoreGuesses() throws Exception {
    List<Callable<String>> guesses =
        Stream.generate(() -> (Callable<String>) () -> answer(login("ada", "la casa roja", "")))
            .limit(20)
            .toList();
    List<String> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (var answer : threads.invokeAll(guesses)) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).filteredOn("LOGIN_FAILED"::equals).hasSize(5);
    assertThat(answers).filteredOn("LOGIN_LOCKED"::equals).hasSize(15);
  }

  private List<String> guesses(String person, int count) {
    return Stream.generate(() -> answer(login(person, "la casa roja", ""))).limit(count).toList();
  }

  @Test
  void whoHasASecondFactorNeedsIt() {
    byte[] secret = enrolled(ADA);

    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("SECOND_FACTOR_NEEDED");
    assertThat(answer(login("ada", "la casa roja", code(secret)))).isEqualTo("LOGIN_FAILED");
    assertThat(answer(login("ada", PASSWORD, "000000"))).isEqualTo("SECOND_FACTOR_WRONG");
    assertThat(answer(login("ada", PASSWORD, code(secret)))).isEqualTo("OK");
  }

  @Test
  void aCodeIsTakenOnceAndNoneOlderAfterIt() {
    byte[] secret = enrolled(ADA);
    String old = code(secret);
    pass(Duration.ofSeconds(30));
    String code = code(secret);

    assertThat(answer(login("ada", PASSWORD, code))).isEqualTo("OK");
    assertThat(answer(login("ada", PASSWORD, code))).isEqualTo("SECOND_FACTOR_WRONG");
    assertThat(answer(login("ada", PASSWORD, old))).isEqualTo("SECOND_FACTOR_WRONG");
  }

  @Test
  void guessingCodesIsPausedToo() {
    enrolled(ADA);
    List<String> answers =
        Stream.generate(() -> answer(login("ada", PASSWORD, "000000"))).limit(6).toList();

    assertThat(answers.subList(0, 5)).containsOnly("SECOND_FACTOR_WRONG");
    assertThat(answers.get(5)).isEqualTo("LOGIN_LOCKED");
  }

  @Test
  void aRecoveryCodeWorksOnce() {
    SecondFactors factors = administrators.factors();
    byte[] secret = new Base32().decode(factors.offer(ADA).text());
    List<String> recovery = factors.confirm(ADA, code(secret));
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

    String typed = recovery.getFirst().toUpperCase(Locale.ROOT).replace("-", " ");
    assertThat(answer(login("ada", PASSWORD, typed))).isEqualTo("OK");
    assertThat(answer(login("ada", PASSWORD, typed))).isEqualTo("SECOND_FACTOR_WRONG");
    assertThat(factors.recoveryCodesLeft(ADA)).isEqualTo(9);
  }

  @Test
  void anOfferIsNothingUntilItIsConfirmed() {
    SecondFactors factors = administrators.factors();
    factors.offer(ADA);

    assertThat(factors.has(ADA)).isFalse();
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("OK");
    assertThat(answer(() -> factors.confirm(ADA, "000000"))).isEqualTo("SECOND_FACTOR_WRONG");
  }

  @Test
  void theDatabaseAloneOpensNothing() {
    byte[] secret = enrolled(ADA);

    String stored =
        jdbc.sql(
                "select string_agg(f::text, '') || (select string_agg(r::text, '') from recovery_code r) from second_factor f")
            .query(String.class)
            .single();
    assertThat(stored)
        .doesNotContain(java.util.HexFormat.of().formatHex(secret))
        .doesNotContain(new Base32().encodeToString(secret));
    // Under another person's name it does not open either.
    jdbc.sql("insert into second_factor (person, secret) select 'carla', secret from second_factor")
        .update();
    assertThat(answer(() -> administrators.factors().accept(new PersonId("carla"), code(secret))))
        .isEqualTo("STORE_FAILED");
  }

  @Test
  void inTheOfficialRealmNobodyActsWithoutASecondFactor() {
    official();
    assertThat(answer(login("ada", PASSWORD, ""))).isEqualTo("SECOND_FACTOR_MISSING");
    assertThat(answer(() -> administrators.identify(login("ada", PASSWORD, "")))).isEqualTo("OK");

    byte[] secret = enrolled(ADA);
    assertThat(answer(login("ada", PASSWORD, code(secret)))).isEqualTo("OK");
  }

  @Test
  void theSecretOfTheLetterMustBeChanged() {
    person("nina", "ADMINISTRADOR", true, true);
    assertThat(answer(login("nina", PASSWORD, ""))).isEqualTo("SECRET_MUST_CHANGE");
    for (String weak : List.of("corta", "nina", PASSWORD)) {
      assertThat(
              catchThrowableOfType(
                      Refusal.class,
                      () -> administrators.changePassword(login("nina", PASSWORD, ""), weak))
                  .code())
          .isEqualTo(MessageCode.SECRET_TOO_WEAK);
    }
    administrators.changePassword(login("nina", PASSWORD, ""), "otra casa verde");

    assertThat(answer(login("nina", PASSWORD, ""))).isEqualTo("LOGIN_FAILED");
    assertThat(answer(login("nina", "otra casa verde", ""))).isEqualTo("OK");
    assertThat(
            jdbc.sql("select envelope from event order by position desc limit 1")
                .query((row, _) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .single())
        .contains("PASSWORD_CHOSEN", "nina")
        .doesNotContain("verde");
  }
}
