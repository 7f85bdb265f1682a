package mx.openprep.centre.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.v1.PublishedActa;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journals as a night's fold reads them. */
final class NightJournal {
  private static final int PAGE = 1_000;

  private final JdbcClient jdbc;

  /**
   * An entry of any journal.
   *
   * @param event empty when it cannot be read
   * @param place of its node; empty for the centre's own
   * @param workstation at which it was done, and where that stands; empty when nobody knows
   */
  record Placed(
      long position, Optional<Event> event, Optional<CatdId> place, Optional<CatdId> workstation) {}

  /** A published acta and when its cut was made. */
  record Shown(ActaId acta, Instant made) {}

  NightJournal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Placed> after(long position) {
    return jdbc
        .sql(
            """
            select e.position, e.envelope, s.catd from event e
            left join station s on s.station = e.node
            where e.position > ? order by e.position limit ?
            """)
        .param(position)
        .param(PAGE)
        .query((row, _) -> {
          Optional<Event> event = decoded(row.getBytes("envelope"));
          return new Placed(
              row.getLong("position"),
              event,
              Optional.ofNullable(row.getString("catd")).map(CatdId::new),
              Optional.empty());
        })
        .list()
        .stream()
        .map(this::withWorkstation)
        .toList();
  }

  /** Of the centre's own entries it tells which CCV they concern. */
  private Placed withWorkstation(Placed entry) {
    if (entry.place().isPresent() || entry.event().isEmpty()) {
      return entry;
    }
    Optional<CatdId> workstation =
        jdbc.sql("select catd from station where station = ?")
            .param(entry.event().get().station())
            .query(String.class)
            .optional()
            .map(CatdId::new);
    return new Placed(entry.position(), entry.event(), entry.place(), workstation);
  }

  private static Optional<Event> decoded(byte[] envelope) {
    try {
      return Optional.of(EventCodec.decode(envelope));
    } catch (MalformedEventException e) {
      return Optional.empty();
    }
  }

  /** Which of these images are here. */
  Set<ImageHash> here(Set<ImageHash> images) {
    return jdbc
        .sql("select hash from image where hash = any (?)")
        .param(images.stream().map(ImageHash::bytes).toArray(byte[][]::new))
        .query((row, _) -> ImageHash.fromBytes(row.getBytes("hash")))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** The last published cut; 0 before the first. */
  long lastCut() {
    return jdbc.sql("select coalesce(max(number), 0) from cut where published_at is not null")
        .query(Long.class)
        .single();
  }

  /** Actas with figures or a reason that cuts after the one up to the other show otherwise. */
  List<Shown> shown(long after, long upTo) {
    return jdbc
        .sql(
            """
            select p.acta, p.content, c.made_at from published_acta p
            join cut c on c.number = p.cut
            where p.cut > ? and p.cut <= ? and c.published_at is not null order by p.cut
            """)
        .param(after)
        .param(upTo)
        .query((row, _) ->
            isSettled(row.getBytes("content"))
                ? Optional.of(
                    new Shown(
                        new ActaId(row.getString("acta")), row.getTimestamp("made_at").toInstant()))
                : Optional.<Shown>empty())
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean isSettled(byte[] content) throws java.sql.SQLException {
    try {
      PublishedActa kept = PublishedActa.parseFrom(content);
      // Programs before this one kept names.
      return kept.getFiguresCount() > 0 || kept.getFieldsCount() > 0;
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new java.sql.SQLException("A published row that cannot be read", e);
    }
  }
}
