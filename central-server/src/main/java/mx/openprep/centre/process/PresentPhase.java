package mx.openprep.centre.process;

import mx.openprep.journal.Realm;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the process stands, as two people last agreed, and what that permits. */
public final class PresentPhase {
  private final JdbcClient jdbc;

  public PresentPhase(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public ProcessPhase now() {
    return jdbc.sql(
            """
            select c.subject from consent c join consent_decision d on d.consent = c.number
            where c.kind = 'PHASE' and d.accepted order by d.position desc limit 1
            """)
        .query((row, _) -> ProcessPhase.valueOf(row.getString("subject")))
        .optional()
        .orElse(ProcessPhase.PREPARACION);
  }

  /**
   * The realm of the centre.
   *
   * @throws Refusal CENTRE_UNREACHABLE when none has started on this database
   */
  public Realm realm() {
    return jdbc.sql("select realm from centre")
        .query((row, _) -> Realm.valueOf(row.getString("realm")))
        .optional()
        .orElseThrow(() -> new Refusal(MessageCode.CENTRE_UNREACHABLE, "centre"));
  }

  /**
   * Lets nothing be shown as the result of an election before its zeros were attested.
   *
   * @throws Refusal OPERATION_NOT_BEGUN in the official realm, outside of the operation
   */
  public void requireOperation() {
    if (realm() == Realm.OFFICIAL && now() != ProcessPhase.OPERACION) {
      throw new Refusal(MessageCode.OPERATION_NOT_BEGUN, now().name());
    }
  }

  /**
   * Lets nobody change what has been given to the archive.
   *
   * @throws Refusal PROCESS_ARCHIVED
   */
  public void requireNotArchived() {
    if (now() == ProcessPhase.ARCHIVO) {
      throw new Refusal(MessageCode.PROCESS_ARCHIVED);
    }
  }
}
