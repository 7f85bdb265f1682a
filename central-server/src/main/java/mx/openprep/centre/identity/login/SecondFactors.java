package mx.openprep.centre.identity.login;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mx.openprep.acta.Sha256;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second factor of administrators: codes of an authenticator application, none taken twice, and
 * recovery codes for the day it is lost, each good for once.
 */
public final class SecondFactors {
  private static final int RECOVERY_CODES = 10;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SecretBox box;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public SecondFactors(
      JdbcClient jdbc, TransactionTemplate transaction, SecretBox box, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.box = box;
    this.clock = clock;
  }

  /**
   * A secret to be told to an application, by QR or by typing.
   *
   * @param address {@code otpauth://totp/…}, for the QR
   * @param text in Base32, to be typed
   */
  public record Offer(String address, String text) {
    @Override
    public String toString() {
      return "Offer";
    }
  }

  public boolean has(PersonId person) {
    return confirmed(person).isPresent();
  }

  /** Offers a new secret; the present one, if any, holds until the new one is confirmed. */
  public Offer offer(PersonId person) {
    byte[] secret = TimeCodes.newSecret(random);
    jdbc.sql(
            """
            insert into second_factor (person, offered) values (?, ?)
            on conflict (person) do update set offered = excluded.offered
            """)
        .param(person.value())
        .param(box.seal(person.value(), secret))
        .update();
    return new Offer(TimeCodes.address(secret, issuer(), person.value()), TimeCodes.text(secret));
  }

  private String issuer() {
    return jdbc.sql("select realm from centre")
        .query(String.class)
        .optional()
        .map(realm -> "OpenPREP " + realm)
        .orElse("OpenPREP");
  }

  /**
   * Makes the offered secret the person's, now that a code has shown that it arrived.
   *
   * @return recovery codes, told this once
   * @throws Refusal SECOND_FACTOR_WRONG, SECOND_FACTOR_MISSING when none was offered
   */
  public List<String> confirm(PersonId person, String code) {
    byte[] sealed =
        secret(person, "offered")
            .orElseThrow(() -> new Refusal(MessageCode.SECOND_FACTOR_MISSING, person.value()));
    OptionalLong step = TimeCodes.stepOf(code, box.open(person.value(), sealed), clock.instant());
    if (step.isEmpty()) {
      throw new Refusal(MessageCode.SECOND_FACTOR_WRONG);
    }
    List<String> recovery =
        Stream.generate(() -> Secrets.random(random)).limit(RECOVERY_CODES).toList();
    transaction.executeWithoutResult(status -> keep(person, step.getAsLong(), recovery));
    return recovery;
  }

  private void keep(PersonId person, long step, List<String> recovery) {
    jdbc.sql(
            """
            update second_factor set secret = offered, offered = null, confirmed_at = ?,
              last_step = ? where person = ?
            """)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .param(step)
        .param(person.value())
        .update();
    forgetRecovery(person);
    jdbc.sql("insert into recovery_code (person, code_hash) select ?, unnest(?::bytea[])")
        .param(person.value())
        .param((Object) recovery.stream().map(SecondFactors::hash).toArray(byte[][]::new))
        .update();
  }

  /** Whether the code is the person's and was not used before; it is from now on. */
  public boolean accept(PersonId person, String code) {
    return confirmed(person)
        .map(sealed ->
            acceptTimeCode(person, box.open(person.value(), sealed), code)
                || acceptRecovery(person, code))
        .orElse(false);
  }

  private boolean acceptTimeCode(PersonId person, byte[] secret, String code) {
    OptionalLong step = TimeCodes.stepOf(code, secret, clock.instant());
    return step.isPresent()
        && jdbc.sql(
                    "update second_factor set last_step = :step where person = :person and last_step < :step")
                .param("step", step.getAsLong())
                .param("person", person.value())
                .update()
            == 1;
  }

  private boolean acceptRecovery(PersonId person, String code) {
    return jdbc.sql(
                """
                update recovery_code set used_at = ?
                where person = ? and code_hash = ? and used_at is null
                """)
            .param(clock.instant().atOffset(ZoneOffset.UTC))
            .param(person.value())
            .param(hash(code))
            .update()
        == 1;
  }

  /** How many recovery codes are left. */
  public int recoveryCodesLeft(PersonId person) {
    return jdbc.sql("select count(*) from recovery_code where person = ? and used_at is null")
        .param(person.value())
        .query(Integer.class)
        .single();
  }

  /** Takes the factor away from somebody who lost it; in the caller's transaction. */
  public void reset(PersonId person) {
    forgetRecovery(person);
    jdbc.sql("delete from second_factor where person = ?").param(person.value()).update();
  }

  private void forgetRecovery(PersonId person) {
    jdbc.sql("delete from recovery_code where person = ?").param(person.value()).update();
  }

  private Optional<byte[]> confirmed(PersonId person) {
    return secret(person, "secret");
  }

  private Optional<byte[]> secret(PersonId person, String column) {
    return jdbc.sql(
            "select "
                + column
                + " from second_factor where person = ? and "
                + column
                + " is not null")
        .param(person.value())
        .query(byte[].class)
        .optional();
  }

  private static byte[] hash(String recoveryCode) {
    String plain = recoveryCode.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    return Sha256.of(plain.getBytes(StandardCharsets.UTF_8));
  }
}
