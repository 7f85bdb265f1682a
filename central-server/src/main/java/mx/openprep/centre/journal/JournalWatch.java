package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import mx.openprep.election.ElectionPackage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies the journals and folds them again, and compares with {@code acta_result} and {@code
 * node_head}. A row that was verified is remembered by its digest and folded again only when that
 * changes, so that a look costs what is new and what was touched. An altered result is made again
 * from the journals; while a journal is itself altered, its actas are kept out of every result.
 */
public final class JournalWatch implements Watched {
  private static final int ACTAS_AT_ONCE = 1_000;

  /** Looks in which all of the journals is seen once more. */
  private static final int PARTS = 4;

  private final TransactionTemplate snapshot;
  private final TransactionTemplate transaction;
  private final ActaFold fold;
  private final ActaResultTable table;
  private final ActaResults results;
  private final EventTable events;
  private final Quarantine quarantine;
  private final EventSlices slices;
  private final Map<String, String> verified = new HashMap<>();
  private boolean hasWrongHeads;
  private List<Alteration> lastDamage = List.of();

  /** Position up to which the actas of entries were looked at. */
  private long seen;

  /** The oldest transaction whose results may not have been looked at. */
  private String unseen = "0";

  JournalWatch(
      JdbcClient jdbc,
      TransactionTemplate snapshot,
      TransactionTemplate transaction,
      ActaFold fold,
      ActaResultTable table,
      ActaResults results,
      EventTable events) {
    this.snapshot = snapshot;
    this.transaction = transaction;
    this.fold = fold;
    this.table = table;
    this.results = results;
    this.events = events;
    this.quarantine = new Quarantine(jdbc);
    this.slices = new EventSlices(jdbc);
  }

  /** For commands, on a database at which no centre works. */
  public static JournalWatch of(DataSource database, ElectionPackage election) {
    JdbcClient jdbc = JdbcClient.create(database);
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    TransactionTemplate snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    ActaFold fold = new ActaFold(election);
    ActaResultTable table = new ActaResultTable(jdbc);
    EventTable events = new EventTable(jdbc);
    return new JournalWatch(
        jdbc,
        snapshot,
        new TransactionTemplate(transactions),
        fold,
        table,
        new ActaResults(fold, table, events, List.of()),
        events);
  }

  @Override
  public synchronized List<Alteration> look() {
    List<Alteration> found = new ArrayList<>();
    Set<String> suspects =
        snapshot.execute(status -> {
          slices.look(PARTS);
          List<Alteration> damage = slices.damage();
          if (!damage.equals(lastDamage)) {
            // Whose entry it was that is missing, only all folds can tell.
            verified.clear();
            lastDamage = damage;
          }
          found.addAll(damage);
          List<Alteration> heads = events.wrongHeads();
          found.addAll(heads);
          hasWrongHeads = !heads.isEmpty();
          Set<String> unknown = new TreeSet<>(verified.keySet());
          Map<String, String> rows = table.digests();
          unknown.removeAll(rows.keySet());
          unknown.addAll(table.actasAfter(seen));
          seen = slices.end();
          unseen = table.unseen();
          return altered(rows, unknown);
        });
    settle(suspects, found);
    return found;
  }

  /** Looks only at results written since the last look: for a cut that is about to be made. */
  public synchronized List<Alteration> lookAtNew() {
    List<Alteration> found = new ArrayList<>();
    Set<String> suspects =
        snapshot.execute(status -> {
          Map<String, String> rows = table.digestsSince(unseen);
          unseen = table.unseen();
          return altered(rows, Set.of());
        });
    settle(suspects, found);
    return found;
  }

  /** The actas whose row is not the fold of their events, of those that are not known to be so. */
  private Set<String> altered(Map<String, String> rows, Set<String> others) {
    Set<String> unknown = new TreeSet<>(others);
    rows.forEach((acta, digest) -> {
      if (!digest.equals(verified.get(acta))) {
        unknown.add(acta);
      }
    });
    Set<String> altered = new TreeSet<>();
    List<String> rest = List.copyOf(unknown);
    for (int from = 0; from < rest.size(); from += ACTAS_AT_ONCE) {
      List<String> some = rest.subList(from, Math.min(rest.size(), from + ACTAS_AT_ONCE));
      Map<String, String> expected = table.digests(folded(some));
      for (String acta : some) {
        String is = rows.getOrDefault(acta, "");
        if (is.equals(expected.getOrDefault(acta, ""))) {
          verified.put(acta, is);
        } else {
          verified.remove(acta);
          altered.add(acta);
        }
      }
    }
    return altered;
  }

  private List<ActaResult> folded(Collection<String> actas) {
    List<ActaResult> folded = new ArrayList<>();
    table
        .events(actas)
        .forEach((acta, placed) -> fold.fold(acta, placed).result().ifPresent(folded::add));
    return folded;
  }

  /** Tells and mends, with nobody else writing. */
  private void settle(Set<String> suspects, List<Alteration> found) {
    Set<String> damaged = slices.actas();
    boolean isDamaged = !slices.damage().isEmpty();
    if (suspects.isEmpty()
        && !hasWrongHeads
        && quarantine.holds(damaged)
        && (isDamaged || quarantine.isEmpty())) {
      return;
    }
    transaction.executeWithoutResult(status -> {
      events.lockForWriting();
      for (String acta : suspects) {
        String columns = table.differences(acta, folded(List.of(acta)));
        // That the row of an acta with an altered entry is not its fold is no second finding.
        if (!columns.isEmpty() && !damaged.contains(acta)) {
          found.add(new Alteration("acta_result", acta, acta, columns));
        }
      }
      if (isDamaged) {
        Set<String> kept = new TreeSet<>(damaged);
        kept.addAll(suspects);
        quarantine.add(kept);
        table.remove(kept);
        verified.keySet().removeAll(kept);
      } else {
        events.mendHeads();
        Set<String> again = new TreeSet<>(quarantine.release());
        again.addAll(suspects);
        if (!suspects.isEmpty()) {
          table.remove(suspects);
        }
        results.foldAgain(again);
      }
    });
  }
}
