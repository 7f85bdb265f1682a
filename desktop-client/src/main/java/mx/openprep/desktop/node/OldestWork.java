package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureWork;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.WorkSummary;

/** Since when the oldest of each kind of work has waited: each the first entry of an index. */
final class OldestWork {
  private static final boolean[] EITHER = {false, true};

  /** One for each kind of which something waits. */
  List<WorkSummary.OldestWaiting> of(Connection connection) throws SQLException {
    List<WorkSummary.OldestWaiting> oldest = new ArrayList<>();
    add(oldest, WorkSummary.Kind.SCAN, toScan(connection));
    add(oldest, WorkSummary.Kind.FIRST_CAPTURE, due(connection, CaptureWork.FIRST));
    add(oldest, WorkSummary.Kind.SECOND_CAPTURE, due(connection, CaptureWork.SECOND));
    add(oldest, WorkSummary.Kind.THIRD_CAPTURE, due(connection, CaptureWork.THIRD));
    add(oldest, WorkSummary.Kind.ADJUDICATION, due(connection, CaptureWork.ADJUDICATION));
    add(oldest, WorkSummary.Kind.COTEJO, since(connection, ActaState.Name.VERIFICADA, true, true));
    add(oldest, WorkSummary.Kind.DECISION, received(connection, ActaState.Name.CORRECTION_PENDING));
    add(oldest, WorkSummary.Kind.PACKING, received(connection, ActaState.Name.COTEJADA));
    return oldest;
  }

  private static void add(
      List<WorkSummary.OldestWaiting> oldest, WorkSummary.Kind kind, Optional<Instant> since) {
    since
        .map(WireValues::timestamp)
        .ifPresent(time ->
            oldest.add(
                WorkSummary.OldestWaiting.newBuilder().setKind(kind).setSince(time).build()));
  }

  private static Optional<Instant> toScan(Connection connection) throws SQLException {
    return earlier(
        earlier(
            received(connection, ActaState.Name.ACOPIADA),
            received(connection, ActaState.Name.AWAITING_RESCAN)),
        first(
            connection.prepareStatement(
                """
                select digitized from image where acta is null order by acta, digitized limit 1
                """)));
  }

  private static Optional<Instant> received(Connection connection, ActaState.Name state)
      throws SQLException {
    Optional<Instant> oldest = Optional.empty();
    for (boolean published : EITHER) {
      oldest = earlier(oldest, since(connection, state, true, published));
    }
    return oldest;
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent()
        ? one.filter(time -> time.isBefore(other.get())).or(() -> other)
        : one.or(() -> other);
  }

  private static Optional<Instant> due(Connection connection, CaptureWork work)
      throws SQLException {
    PreparedStatement select =
        connection.prepareStatement(
            "select since from acta where due = ? order by due, since, acta limit 1");
    select.setString(1, work.name());
    return first(select);
  }

  private static Optional<Instant> since(
      Connection connection, ActaState.Name state, boolean received, boolean published)
      throws SQLException {
    PreparedStatement select =
        connection.prepareStatement(
            """
            select since from acta where state = ? and received = ? and published = ?
            order by state, received, published, since limit 1
            """);
    select.setString(1, state.name());
    select.setBoolean(2, received);
    select.setBoolean(3, published);
    return first(select);
  }

  private static Optional<Instant> first(PreparedStatement select) throws SQLException {
    try (select;
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.ofNullable(row.getObject(1, Instant.class)) : Optional.empty();
    }
  }
}
