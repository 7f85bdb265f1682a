package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares tables of acts with the digests in the centre's journal. */
final class CommittedWatch implements Watched {
  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;
  private final List<CommittedTable> tables;
  private final Map<String, Map<String, String>> committed = new HashMap<>();
  private long position;

  /**
   * A watch.
   *
   * @param snapshot in which rows and entries are of one moment
   */
  CommittedWatch(JdbcClient jdbc, TransactionTemplate snapshot, List<CommittedTable> tables) {
    this.jdbc = jdbc;
    this.snapshot = snapshot;
    this.tables = List.copyOf(tables);
  }

  @Override
  public synchronized List<Alteration> look() {
    return snapshot.execute(status -> {
      readOn();
      List<Alteration> found = new ArrayList<>();
      tables.forEach(table -> compare(table, found));
      return found;
    });
  }

  private void compare(CommittedTable table, List<Alteration> found) {
    Map<String, String> rows = table.rows(jdbc);
    Map<String, String> known = committed.getOrDefault(table.name(), Map.of());
    TreeSet<String> keys = new TreeSet<>(rows.keySet());
    keys.addAll(known.keySet());
    for (String key : keys) {
      if (!known.containsKey(key)) {
        found.add(Alteration.of(table.name(), key, "added"));
      } else if (!rows.containsKey(key)) {
        found.add(Alteration.of(table.name(), key, "missing"));
      } else if (!rows.get(key).equals(known.get(key))) {
        found.add(Alteration.of(table.name(), key, "changed"));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Row(long position, byte[] envelope) {}

  private void readOn() {
    for (Row row :
        jdbc.sql(
                """
                select position, envelope from event
                where node = ? and position > ? and kind = 'ADMINISTRATIVE_ACT' order by position
                """)
            .param(CentreJournal.NODE.value())
            .param(position)
            .query((r, _) -> new Row(r.getLong("position"), r.getBytes("envelope")))
            .list()) {
      position = row.position();
      try {
        if (EventCodec.decode(row.envelope()).fact() instanceof Fact.AdministrativeAct act) {
          note(act);
        }
      } catch (MalformedEventException e) {
        // That the entry is no longer one is found by the watch over the journals.
      }
    }
  }

  private void note(Fact.AdministrativeAct act) {
    act.details()
        .forEach((name, digest) -> {
          if (name.startsWith(CommittedTable.DETAIL)) {
            committed
                .computeIfAbsent(
                    name.substring(CommittedTable.DETAIL.length()), t -> new HashMap<>())
                .put(act.subject(), digest);
          }
        });
  }
}
