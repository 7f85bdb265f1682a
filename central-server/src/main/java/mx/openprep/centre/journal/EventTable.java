package mx.openprep.centre.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.NodeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code event}, {@code node_head} and {@code incident}. */
final class EventTable {
  private static final Logger LOG = LoggerFactory.getLogger(EventTable.class);

  /** Any number, as long as every centre on one database uses the same. */
  private static final long WRITER_LOCK = 0x4F70656E50524550L;

  private final JdbcClient jdbc;

  EventTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Until the transaction ends no other centre writes: position order is commit order. */
  void lockForWriting() {
    jdbc.sql("select pg_advisory_xact_lock(?)")
        .param(WRITER_LOCK)
        .query((RowCallbackHandler) row -> {});
  }

  JournalHead head(NodeId node) {
    return jdbc.sql("select sequence, hash from node_head where node = ?")
        .param(node.value())
        .query((row, number) ->
            new JournalHead(row.getLong("sequence"), EventHash.fromBytes(row.getBytes("hash"))))
        .optional()
        .orElse(JournalHead.EMPTY);
  }

  void moveHead(NodeId node, JournalHead head) {
    jdbc.sql(
            """
            insert into node_head (node, sequence, hash) values (?, ?, ?)
            on conflict (node) do update set sequence = excluded.sequence, hash = excluded.hash
            """)
        .param(node.value())
        .param(head.sequence())
        .param(head.hash().bytes())
        .update();
  }

  private static final String WRONG_HEADS =
      """
      with recursive writer as (
        select min(node) as node from event
        union all
        select (select min(e.node) from event e where e.node > w.node) from writer w
        where w.node is not null)
      select coalesce(w.node, h.node) as node, l.sequence, l.hash
      from (select node from writer where node is not null) w
        full join node_head h on h.node = w.node
        left join lateral (
          select sequence, hash from event e where e.node = coalesce(w.node, h.node)
          order by sequence desc limit 1) l on true
      where h.sequence is distinct from l.sequence or h.hash is distinct from l.hash
      """;

  /** Heads that are not where their journals end. */
  List<Alteration> wrongHeads() {
    return jdbc.sql(WRONG_HEADS)
        .query((row, _) -> Alteration.of("node_head", row.getString("node"), "changed"))
        .list();
  }

  /** Puts heads where the journals end. */
  void mendHeads() {
    jdbc.sql(
            "insert into node_head (node, sequence, hash) select node, sequence, hash from ("
                + WRONG_HEADS
                + """
                ) as wrong where sequence is not null
                on conflict (node) do update set sequence = excluded.sequence, hash = excluded.hash
                """)
        .update();
    jdbc.sql("delete from node_head h where not exists (select from event e where e.node = h.node)")
        .update();
  }

  Admission.Held held(NodeId node, List<Entry> offered, Set<String> idsOfThisTransaction) {
    Map<Long, EventHash> bySequence = new HashMap<>();
    Set<EventHash> unreadable = new HashSet<>();
    jdbc.sql(
            """
            select sequence, hash, kind from event where node = ? and sequence = any (?)
            union
            select sequence, hash, kind from event
            where node = ? and hash = any (?) and kind = 'MALFORMED'
            """)
        .param(node.value())
        .param(offered.stream().mapToLong(e -> e.envelope().getSequence()).toArray())
        .param(node.value())
        .param(unreadable(offered))
        .query(row -> {
          EventHash hash = EventHash.fromBytes(row.getBytes("hash"));
          bySequence.put(row.getLong("sequence"), hash);
          if (row.getString("kind").equals(Entry.MALFORMED)) {
            unreadable.add(hash);
          }
        });
    idsOfThisTransaction.addAll(
        jdbc.sql("select id::text from event where id = any (?::uuid[])")
            .param(offered.stream().flatMap(e -> e.id().stream()).toArray(String[]::new))
            .query(String.class)
            .list());
    return new Admission.Held(bySequence, unreadable, idsOfThisTransaction);
  }

  private static byte[][] unreadable(List<Entry> offered) {
    return offered.stream()
        .filter(e -> e.event().isEmpty())
        .map(e -> e.hash().bytes())
        .toArray(byte[][]::new);
  }

  void insert(NodeId node, List<Admission.Admitted> entries) {
    int inserted =
        jdbc.sql(
                """
                insert into event (position, node, sequence, id, hash, acta, kind, envelope)
                select (select coalesce(max(position), 0) from event) + place, ?, sequence,
                  id::uuid, hash, acta, kind, envelope
                from unnest(?::bigint[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::bytea[])
                  with ordinality as e (sequence, id, hash, acta, kind, envelope, place)
                order by place
                on conflict do nothing
                """)
            .param(node.value())
            .param(entries.stream().mapToLong(Admission.Admitted::sequence).toArray())
            .param(strings(entries, Entry::id))
            .param(entries.stream().map(a -> a.entry().hash().bytes()).toArray(byte[][]::new))
            .param(strings(entries, Entry::acta))
            .param(strings(entries, e -> Optional.of(e.kind())))
            .param(
                entries.stream().map(a -> a.entry().bytes().toByteArray()).toArray(byte[][]::new))
            .update();
    if (inserted != entries.size()) {
      throw new IllegalStateException(
          "Another centre writes without the lock: journal of " + node + " changed underneath");
    }
  }

  private static Object strings(
      List<Admission.Admitted> entries, Function<Entry, Optional<String>> value) {
    return entries.stream().map(a -> value.apply(a.entry()).orElse(null)).toArray(String[]::new);
  }

  void report(List<Incident> incidents) {
    for (Incident incident : incidents) {
      int isNew =
          jdbc.sql(
                  """
                  insert into incident (code, node, acta, event, detail)
                  values (?, ?, ?, ?::uuid, ?)
                  on conflict do nothing
                  """)
              .param(incident.code().code())
              .param(incident.node())
              .param(incident.acta())
              .param(incident.event())
              .param(incident.detail())
              .update();
      if (isNew > 0) {
        log(incident);
      }
    }
  }

  /** Not its detail, which may name a person. */
  private static void log(Incident incident) {
    LOG.atWarn()
        .addKeyValue("code", incident.code().code())
        .addKeyValue("node", String.valueOf(incident.node()))
        .addKeyValue("acta", String.valueOf(incident.acta()))
        .addKeyValue("event", String.valueOf(incident.event()))
        .log("Incident {} at {}, acta {}", incident.code().code(), incident.node(), incident.acta());
  }
}
