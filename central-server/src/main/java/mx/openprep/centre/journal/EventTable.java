package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Heads of those that have any entry. */
  Map<NodeId, JournalHead> heads(Collection<NodeId> nodes) {
    Map<NodeId, JournalHead> heads = new HashMap<>();
    jdbc.sql("select node, sequence, hash from node_head where node = any (?)")
        .param(nodes.stream().map(NodeId::value).toArray(String[]::new))
        .query(row -> {
          heads.put(
              new NodeId(row.getString("node")),
              new JournalHead(row.getLong("sequence"), EventHash.fromBytes(row.getBytes("hash"))));
        });
    return heads;
  }

  void moveHeads(Map<NodeId, JournalHead> heads) {
    List<JournalHead> values = List.copyOf(heads.values());
    jdbc.sql(
            """
            insert into node_head (node, sequence, hash)
            select * from unnest(?::text[], ?::bigint[], ?::bytea[])
            on conflict (node) do update set sequence = excluded.sequence, hash = excluded.hash
            """)
        .param(heads.keySet().stream().map(NodeId::value).toArray(String[]::new))
        .param(values.stream().mapToLong(JournalHead::sequence).toArray())
        .param(values.stream().map(head -> head.hash().bytes()).toArray(byte[][]::new))
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

  /** What is held of what is offered; nothing after a head is, so that nobody asks for it. */
  Map<NodeId, Admission.Held> held(
      Map<NodeId, List<Entry>> offered, Map<NodeId, JournalHead> heads) {
    Set<String> ids =
        new HashSet<>(
            jdbc.sql("select id::text from event where id = any (?::uuid[])")
                .param(
                    offered.values().stream()
                        .flatMap(List::stream)
                        .flatMap(e -> e.id().stream())
                        .toArray(String[]::new))
                .query(String.class)
                .list());
    Map<NodeId, Admission.Held> held = new HashMap<>();
    List<String> nodes = new ArrayList<>();
    List<Long> sequences = new ArrayList<>();
    List<String> nodesOfUnreadable = new ArrayList<>();
    List<byte[]> unreadable = new ArrayList<>();
    offered.forEach((node, entries) -> {
      held.put(node, Admission.Held.nothing(ids));
      long head = heads.getOrDefault(node, JournalHead.EMPTY).sequence();
      for (Entry entry : entries) {
        if (entry.envelope().getSequence() <= head) {
          nodes.add(node.value());
          sequences.add(entry.envelope().getSequence());
        }
        if (entry.event().isEmpty()) {
          nodesOfUnreadable.add(node.value());
          unreadable.add(entry.hash().bytes());
        }
      }
    });
    if (!nodes.isEmpty() || !unreadable.isEmpty()) {
      jdbc.sql(
              """
              select e.node, e.sequence, e.hash, e.kind
              from unnest(?::text[], ?::bigint[]) as o (node, sequence)
                join event e on e.node = o.node and e.sequence = o.sequence
              union
              select e.node, e.sequence, e.hash, e.kind
              from unnest(?::text[], ?::bytea[]) as o (node, hash)
                join event e on e.node = o.node and e.hash = o.hash and e.kind = 'MALFORMED'
              """)
          .param(nodes.toArray(String[]::new))
          .param(sequences.stream().mapToLong(Long::longValue).toArray())
          .param(nodesOfUnreadable.toArray(String[]::new))
          .param(unreadable.toArray(byte[][]::new))
          .query(row -> {
            Admission.Held ofNode =
                Objects.requireNonNull(held.get(new NodeId(row.getString("node"))));
            EventHash hash = EventHash.fromBytes(row.getBytes("hash"));
            ofNode.bySequence().put(row.getLong("sequence"), hash);
            if (row.getString("kind").equals(Entry.MALFORMED)) {
              ofNode.unreadable().add(hash);
            }
          });
    }
    return held;
  }

  void insert(List<Admission.Admitted> entries) {
    int inserted =
        jdbc.sql(
                """
                insert into event (position, node, sequence, id, hash, acta, kind, envelope)
                select (select coalesce(max(position), 0) from event) + place, node, sequence,
                  id::uuid, hash, acta, kind, envelope
                from unnest(?::text[], ?::bigint[], ?::text[], ?::bytea[], ?::text[], ?::text[],
                    ?::bytea[])
                  with ordinality as e (node, sequence, id, hash, acta, kind, envelope, place)
                order by place
                on conflict do nothing
                """)
            .param(strings(entries, a -> Optional.of(a.node().value())))
            .param(entries.stream().mapToLong(Admission.Admitted::sequence).toArray())
            .param(strings(entries, a -> a.entry().id()))
            .param(entries.stream().map(a -> a.entry().hash().bytes()).toArray(byte[][]::new))
            .param(strings(entries, a -> a.entry().acta()))
            .param(strings(entries, a -> Optional.of(a.entry().kind())))
            .param(
                entries.stream().map(a -> a.entry().bytes().toByteArray()).toArray(byte[][]::new))
            .update();
    if (inserted != entries.size()) {
      throw new IllegalStateException(
          "Another centre writes without the lock: a journal changed underneath");
    }
  }

  private static Object strings(
      List<Admission.Admitted> entries, Function<Admission.Admitted, Optional<String>> value) {
    return entries.stream().map(a -> value.apply(a).orElse(null)).toArray(String[]::new);
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
        .log(
            "Incident {} at {}, acta {}", incident.code().code(), incident.node(), incident.acta());
  }
}
