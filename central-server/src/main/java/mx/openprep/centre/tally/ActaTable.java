package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import org.jspecify.annotations.Nullable;

/**
 * All actas as the last snapshot showed them. It lives as long as its publisher and reads, for each
 * cut, what transactions have written that the last snapshot could not see; whatever the order in
 * which they commit, nothing is missed, and reading a row twice does no harm. What was deleted
 * leaves no trace in a row: after that everything is read again. For one thread.
 */
public final class ActaTable {
  private static final String MOMENT =
      """
      select pg_snapshot_xmin(pg_current_snapshot())::text,
        coalesce((select written_by from erasure)::text, '0')
      """;
  private static final String HEADS = "select node, sequence from node_head";

  private final Map<ElectionCode, ActaColumns> elections = new LinkedHashMap<>();
  private final ActaRowReader reader;

  /** The oldest transaction that the last snapshot may not have seen; empty before the first. */
  private OptionalLong unseen = OptionalLong.empty();

  private boolean first = true;
  private long position;

  public ActaTable(ElectionPackage election) {
    this(election.elections().stream().map(e -> ElectionPlaces.of(election, e)).toList());
  }

  ActaTable(List<ElectionPlaces> places) {
    places.forEach(p -> elections.put(p.election().code(), new ActaColumns(p)));
    this.reader = new ActaRowReader(places);
  }

  /**
   * The oldest transaction that a snapshot may not see, and the one that last deleted rows.
   * Transaction ids of PostgreSQL: they only grow, and never start again.
   */
  private record Moment(long unseen, long erasure) {}

  /** Whether all actas are to be read the next time. */
  public boolean isToReadAll() {
    return unseen.isEmpty();
  }

  /**
   * Everything as this transaction sees it.
   *
   * @param connection in a REPEATABLE READ transaction
   */
  public Snapshot read(Connection connection) throws SQLException {
    return read(List.of(connection));
  }

  /**
   * Everything as these transactions see it, who share the reading where there is much of it.
   *
   * @param sessions in REPEATABLE READ transactions that see the same moment
   */
  public Snapshot read(List<Connection> sessions) throws SQLException {
    Connection connection = sessions.getFirst();
    Moment moment = moment(connection);
    boolean whole =
        unseen.isEmpty()
            || moment.erasure() >= unseen.getAsLong()
            // Another database than before.
            || moment.unseen() < unseen.getAsLong();
    ActaRowReader.Read read =
        whole ? reader.everything(sessions) : reader.writtenSince(connection, unseen.getAsLong());
    SortedMap<String, Long> heads = heads(connection);
    // From here on nothing fails half-way.
    Set<ActaId> changed = whole ? replaceAll(read.rows()) : replace(read.rows());
    Snapshot snapshot =
        new Snapshot(
            whole ? read.position() : Math.max(position, read.position()),
            heads,
            elections.values().stream().map(ActaColumns::tally).toList(),
            first ? Optional.empty() : Optional.of(changed));
    unseen = OptionalLong.of(moment.unseen());
    first = false;
    position = snapshot.position();
    return snapshot;
  }

  /** Reads everything the next time; what has changed is known nevertheless. */
  public void readAllAgain() {
    unseen = OptionalLong.empty();
  }

  private Set<ActaId> replaceAll(Map<ActaId, Optional<ActaRow>> rows) {
    Set<ActaId> changed = replace(rows);
    for (ActaColumns columns : elections.values()) {
      for (ActaId known : columns.known()) {
        if (!rows.containsKey(known) && columns.remove(known)) {
          changed.add(known);
        }
      }
    }
    return changed;
  }

  private Set<ActaId> replace(Map<ActaId, Optional<ActaRow>> rows) {
    Set<ActaId> changed = new HashSet<>();
    rows.forEach((acta, row) -> {
      if (row.isPresent() ? put(row.get()) : remove(acta)) {
        changed.add(acta);
      }
    });
    return changed;
  }

  private boolean put(ActaRow row) {
    @Nullable ActaColumns columns = elections.get(row.election());
    return columns != null && columns.put(row);
  }

  private boolean remove(ActaId acta) {
    boolean removed = false;
    for (ActaColumns columns : elections.values()) {
      removed |= columns.remove(acta);
    }
    return removed;
  }

  private static Moment moment(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(MOMENT);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new Moment(
          Long.parseUnsignedLong(row.getString(1)), Long.parseUnsignedLong(row.getString(2)));
    }
  }

  private static SortedMap<String, Long> heads(Connection connection) throws SQLException {
    SortedMap<String, Long> heads = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(HEADS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        heads.put(rows.getString(1), rows.getLong(2));
      }
    }
    return heads;
  }
}
