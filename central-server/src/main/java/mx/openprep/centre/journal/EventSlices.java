package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventHash;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The journals in slices of a thousand entries. A slice that was verified entry by entry is
 * remembered by one digest; as long as it gives that digest nothing in it was changed.
 */
final class EventSlices {
  private static final int SIZE = 1_000;

  private final JdbcClient jdbc;
  private final Map<Long, String> verified = new HashMap<>();
  private final Map<Long, Damage> damaged = new TreeMap<>();
  private long end;
  private long turn;

  /** What is wrong in a slice, and whose entries it may be. */
  private record Damage(List<Alteration> found, Set<String> actas) {}

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Stored(
      long position,
      String node,
      long sequence,
      @Nullable String id,
      byte[] hash,
      @Nullable String acta,
      String kind,
      byte[] envelope,
      byte @Nullable [] previous) {}

  EventSlices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Looks at what is new, what was damaged, and at one of so many parts of the rest. */
  void look(int parts) {
    long present =
        jdbc.sql("select coalesce(max(position), 0) from event").query(Long.class).single();
    long slices = Math.max((Math.max(present, end) + SIZE - 1) / SIZE, 0);
    long first = slices * turn / parts;
    long last = slices * (turn + 1) / parts;
    turn = (turn + 1) % parts;
    Map<Long, String> digests = digests(first * SIZE, last * SIZE);
    for (long slice = first; slice < last; slice++) {
      check(slice, digests.getOrDefault(slice, ""));
    }
    for (long slice = Math.max(end - 1, 0) / SIZE; slice < slices; slice++) {
      check(slice, digests(slice * SIZE, (slice + 1) * SIZE).getOrDefault(slice, ""));
    }
    for (long slice : List.copyOf(damaged.keySet())) {
      verify(slice, digests(slice * SIZE, (slice + 1) * SIZE).getOrDefault(slice, ""));
    }
    if (damaged.isEmpty()) {
      end = present;
    }
  }

  /** Position of the last entry that was looked at. */
  long end() {
    return end;
  }

  /** All that is wrong, as far as it was looked at. */
  List<Alteration> damage() {
    return damaged.values().stream().flatMap(d -> d.found().stream()).toList();
  }

  /** Actas whose entries are not what they were. */
  Set<String> actas() {
    Set<String> actas = new HashSet<>();
    damaged.values().forEach(d -> actas.addAll(d.actas()));
    return actas;
  }

  private void check(long slice, String digest) {
    if (!digest.equals(verified.get(slice))) {
      verify(slice, digest);
    }
  }

  private void verify(long slice, String digest) {
    List<Alteration> found = new ArrayList<>();
    Set<String> actas = new HashSet<>();
    long next = slice * SIZE + 1;
    for (Stored row : rows(slice * SIZE, (slice + 1) * SIZE)) {
      gap(next, row.position() - 1, found);
      next = row.position() + 1;
      verify(row, found, actas);
    }
    gap(next, Math.min(end, (slice + 1) * SIZE), found);
    if (found.isEmpty()) {
      damaged.remove(slice);
      verified.put(slice, digest);
    } else {
      verified.remove(slice);
      damaged.put(slice, new Damage(found, actas));
    }
  }

  private static void gap(long first, long last, List<Alteration> found) {
    if (first <= last) {
      String key = first == last ? Long.toString(first) : first + "-" + last;
      found.add(Alteration.of("event", key, "missing"));
    }
  }

  private static void verify(Stored row, List<Alteration> found, Set<String> actas) {
    Entry entry = Entry.of(row.envelope());
    String what = fault(row, entry);
    if (!what.isEmpty()) {
      found.add(
          new Alteration(
              "event", Long.toString(row.position()), row.acta() == null ? "" : row.acta(), what));
      Optional.ofNullable(row.acta()).ifPresent(actas::add);
      entry.acta().ifPresent(actas::add);
    }
  }

  private static String fault(Stored row, Entry entry) {
    if (!Arrays.equals(entry.hash().bytes(), row.hash())) {
      return "hash";
    }
    if (!entry.kind().equals(row.kind())) {
      return "kind";
    }
    if (!entry.acta().equals(Optional.ofNullable(row.acta()))) {
      return "acta";
    }
    if (!entry.id().equals(Optional.ofNullable(row.id()))) {
      return "id";
    }
    return entry.event().map(event -> fault(row, event)).orElse("");
  }

  private static String fault(Stored row, Event event) {
    if (!event.node().value().equals(row.node())) {
      return "node";
    }
    if (event.sequence() != row.sequence()) {
      return "sequence";
    }
    byte[] previous = row.previous() == null ? EventHash.NONE.bytes() : row.previous();
    return Arrays.equals(event.previous().bytes(), previous) ? "" : "previous";
  }

  private Map<Long, String> digests(long after, long through) {
    Map<Long, String> digests = new HashMap<>();
    jdbc.sql(
            """
            select (position - 1) / ? as slice,
              encode(sha256(string_agg(sha256(envelope) || hash || convert_to(
                concat_ws('|', position, node, sequence, id, acta, kind), 'UTF8'), ''
                order by position)), 'hex') as digest
            from event where position > ? and position <= ? group by 1
            """)
        .param(SIZE)
        .param(after)
        .param(through)
        .query(row -> {
          digests.put(row.getLong("slice"), row.getString("digest"));
        });
    return digests;
  }

  private List<Stored> rows(long after, long through) {
    return jdbc.sql(
            """
            select e.position, e.node, e.sequence, e.id::text, e.hash, e.acta, e.kind, e.envelope,
              p.hash as previous
            from event e left join event p on p.node = e.node and p.sequence = e.sequence - 1
            where e.position > ? and e.position <= ? order by e.position
            """)
        .param(after)
        .param(through)
        .query((row, _) ->
            new Stored(
                row.getLong("position"),
                row.getString("node"),
                row.getLong("sequence"),
                row.getString("id"),
                row.getBytes("hash"),
                row.getString("acta"),
                row.getString("kind"),
                row.getBytes("envelope"),
                row.getBytes("previous")))
        .list();
  }
}
