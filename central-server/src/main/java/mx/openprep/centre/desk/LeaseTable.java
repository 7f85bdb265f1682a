package mx.openprep.centre.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.people.PersonId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code desk_lease}: who was lent what. */
final class LeaseTable {
  /** Any number, as long as every centre on one database uses the same. */
  private static final long CLAIM_LOCK = 0x4C65617365L;

  private static final String COLUMNS =
      "select lease, acta, person, station, work, image, started_at, expires_at, state"
          + " from desk_lease ";

  private final JdbcClient jdbc;

  /** What became of a lease. */
  enum State {
    OPEN,
    SUBMITTED,
    /** Given back, taken back, or another has the acta by now. */
    RETURNED
  }

  /** An acta in somebody's hands. */
  record Lease(
      String id,
      PersonId person,
      String station,
      WorkTable.Candidate task,
      Instant started,
      Instant expires,
      State state) {}

  LeaseTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends nobody else claims. */
  void lockClaims() {
    jdbc.sql("select pg_advisory_xact_lock(?)")
        .param(CLAIM_LOCK)
        .query((RowCallbackHandler) row -> {});
  }

  /** The lease, which nobody changes until the transaction ends. */
  Optional<Lease> lock(String id) {
    return jdbc.sql(COLUMNS + "where lease = ? for update")
        .param(id)
        .query((row, _) -> lease(row))
        .optional();
  }

  Optional<Lease> openOf(PersonId person) {
    return jdbc.sql(COLUMNS + "where person = ? and state = 'OPEN' for update")
        .param(person.value())
        .query((row, _) -> lease(row))
        .optional();
  }

  Optional<Lease> openOf(ActaId acta, Instant now) {
    return held(now).stream().filter(lease -> lease.task().acta().equals(acta)).findFirst();
  }

  /** Who holds which acta now. */
  List<Lease> held(Instant now) {
    return jdbc.sql(COLUMNS + "where state = 'OPEN' and expires_at > ?")
        .param(now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> lease(row))
        .list();
  }

  private static Lease lease(ResultSet row) throws SQLException {
    return new Lease(
        row.getString("lease"),
        new PersonId(row.getString("person")),
        row.getString("station"),
        new WorkTable.Candidate(
            new ActaId(row.getString("acta")),
            ImageHash.fromBytes(row.getBytes("image")),
            CaptureWork.valueOf(row.getString("work"))),
        row.getTimestamp("started_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        State.valueOf(row.getString("state")));
  }

  /** Lends an acta that nobody holds; a lease of it that is out of date ends. */
  Lease lend(
      PersonId person, String station, WorkTable.Candidate task, Instant now, Instant expires) {
    jdbc.sql("update desk_lease set state = 'RETURNED' where acta = ? and state = 'OPEN'")
        .param(task.acta().value())
        .update();
    String id = UUID.randomUUID().toString();
    jdbc.sql(
            """
            insert into desk_lease (lease, acta, person, station, work, image, started_at,
              expires_at, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')
            """)
        .param(id)
        .param(task.acta().value())
        .param(person.value())
        .param(station)
        .param(task.work().name())
        .param(task.image().bytes())
        .param(now.atOffset(ZoneOffset.UTC))
        .param(expires.atOffset(ZoneOffset.UTC))
        .update();
    return new Lease(id, person, station, task, now, expires, State.OPEN);
  }

  Lease extend(Lease lease, String station, Instant expires) {
    jdbc.sql("update desk_lease set expires_at = ?, station = ? where lease = ?")
        .param(expires.atOffset(ZoneOffset.UTC))
        .param(station)
        .param(lease.id())
        .update();
    return new Lease(
        lease.id(), lease.person(), station, lease.task(), lease.started(), expires, lease.state());
  }

  /** The acta was given back, or taken back. */
  void returned(String lease) {
    jdbc.sql("update desk_lease set state = 'RETURNED' where lease = ? and state = 'OPEN'")
        .param(lease)
        .update();
  }

  /**
   * What was asked under the lease is done.
   *
   * @param content tells it from anything else that might be asked
   */
  void submitted(String lease, byte[] content) {
    jdbc.sql("update desk_lease set state = 'SUBMITTED', content = ? where lease = ?")
        .param(content)
        .param(lease)
        .update();
  }

  /** Whether exactly this was taken in under the lease. */
  boolean isContent(String lease, byte[] content) {
    return jdbc.sql("select count(*) from desk_lease where lease = ? and content = ?")
            .param(lease)
            .param(content)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** The workstation is gone: what was lent there waits again. */
  int returnFrom(String station, Instant now) {
    return jdbc.sql(
            """
            update desk_lease set expires_at = ?
            where station = ? and state = 'OPEN' and expires_at > ?
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .param(station)
        .param(now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** How often an acta became free without any event. */
  long freed(Instant now) {
    return jdbc.sql(
            """
            select count(*) from desk_lease
            where state = 'RETURNED' or (state = 'OPEN' and expires_at <= ?)
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }
}
