package mx.openprep.centre.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code consent} and {@code consent_decision}; each step is an event as well. */
public final class Consents {
  /** After it a proposal is made again, so that nobody agrees to what no longer fits. */
  public static final Duration VALID = Duration.ofHours(12);

  private static final JsonMapper JSON = new JsonMapper();
  private static final String ALL =
      """
      select c.*, d.accepted, d.decided_by, d.decided_initials, d.reason as decided_reason,
        d.decided_at
      from consent c left join consent_decision d on d.consent = c.number
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;
  private final Clock clock;

  public Consents(
      JdbcClient jdbc, TransactionTemplate transaction, CentreJournal journal, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.journal = journal;
    this.clock = clock;
  }

  /** For a command beside the running centre. */
  public static Consents of(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Clock clock = Clock.systemUTC();
    return new Consents(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        CentreJournal.withoutActas(jdbc, clock),
        clock);
  }

  /**
   * Proposes something.
   *
   * @return its number, by which another person decides
   * @throws Refusal REASON_MISSING, CONSENT_PENDING when the same is proposed already
   */
  public long propose(
      Consent.Kind kind,
      String subject,
      Map<String, String> figures,
      Administrator by,
      String reason) {
    requireReason(reason);
    return transaction.execute(status -> {
      lock();
      if (open(kind).stream().anyMatch(open -> open.subject().equals(subject))) {
        throw new Refusal(MessageCode.CONSENT_PENDING);
      }
      long number =
          jdbc.sql(
                  """
                  insert into consent (kind, subject, figures, proposed_by, proposed_initials, reason)
                  values (?, ?, ?::jsonb, ?, ?, ?) returning number
                  """)
              .param(kind.name())
              .param(subject)
              .param(JSON.writeValueAsString(new TreeMap<>(figures)))
              .param(by.person().value())
              .param(by.initials())
              .param(reason.strip())
              .query(Long.class)
              .single();
      journal.append(
          by.person(),
          Fact.AdministrativeAct.of(kind + "_PROPOSED", subject)
              .because(reason.strip())
              .with("consent", Long.toString(number)));
      return number;
    });
  }

  /**
   * Decides what another person proposed.
   *
   * @param condition what must hold at this moment for it to be accepted; it throws otherwise
   * @throws Refusal REASON_MISSING, ACT_BY_SAME_PERSON, CONSENT_UNKNOWN when it is decided or too
   *     old
   */
  public Consent decide(
      long number, boolean accepted, Administrator by, String reason, Runnable condition) {
    requireReason(reason);
    return transaction.execute(status -> {
      lock();
      Consent consent =
          find(number)
              .filter(found -> found.decided().isEmpty() && isValid(found))
              .orElseThrow(() -> new Refusal(MessageCode.CONSENT_UNKNOWN));
      if (consent.proposed().person().equals(by.person())) {
        throw new Refusal(MessageCode.ACT_BY_SAME_PERSON);
      }
      if (accepted) {
        condition.run();
      }
      jdbc.sql(
              """
              insert into consent_decision (consent, proposed_by, accepted, decided_by,
                decided_initials, reason)
              values (?, ?, ?, ?, ?, ?)
              """)
          .param(number)
          .param(consent.proposed().person().value())
          .param(accepted)
          .param(by.person().value())
          .param(by.initials())
          .param(reason.strip())
          .update();
      journal.append(
          consent.proposed().person(),
          Fact.AdministrativeAct.of(
                  consent.kind() + (accepted ? "_ACCEPTED" : "_REJECTED"), consent.subject())
              .because(consent.proposed().reason())
              .confirmedBy(by.person())
              .with("consent", Long.toString(number))
              .with("decidedBecause", reason.strip()));
      return find(number).orElseThrow();
    });
  }

  /** May still be decided, oldest first. */
  public List<Consent> open(Consent.Kind kind) {
    return jdbc.sql(
            ALL + "where c.kind = ? and d.consent is null and c.proposed_at > ? order by c.number")
        .param(kind.name())
        .param(clock.instant().minus(VALID).atOffset(ZoneOffset.UTC))
        .query((row, _) -> consent(row))
        .list();
  }

  /** Decided, in the order of the decisions. */
  public List<Consent> decided(Consent.Kind kind) {
    return jdbc.sql(ALL + "where c.kind = ? and d.consent is not null order by d.position")
        .param(kind.name())
        .query((row, _) -> consent(row))
        .list();
  }

  public Optional<Consent> find(long number) {
    return jdbc.sql(ALL + "where c.number = ?")
        .param(number)
        .query((row, _) -> consent(row))
        .optional();
  }

  private boolean isValid(Consent consent) {
    return consent.proposed().at().isAfter(clock.instant().minus(VALID));
  }

  private void lock() {
    jdbc.sql("lock table consent_decision in share row exclusive mode").update();
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
  }

  private static Consent consent(ResultSet row) throws SQLException {
    Optional<String> decider = Optional.ofNullable(row.getString("decided_by"));
    return new Consent(
        row.getLong("number"),
        Consent.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        JSON.readValue(row.getString("figures"), new TypeReference<Map<String, String>>() {}),
        new Consent.Hand(
            new PersonId(row.getString("proposed_by")),
            row.getString("proposed_initials"),
            row.getString("reason"),
            instant(row, "proposed_at")),
        decider.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Consent.Decision(
                    row.getBoolean("accepted"),
                    new Consent.Hand(
                        new PersonId(decider.get()),
                        row.getString("decided_initials"),
                        row.getString("decided_reason"),
                        instant(row, "decided_at")))));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
