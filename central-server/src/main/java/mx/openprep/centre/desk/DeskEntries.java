package mx.openprep.centre.desk;

import com.google.protobuf.ByteString;
import java.util.List;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.election.CatdId;
import mx.openprep.incident.IncidentId;
import mx.openprep.journal.Event;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the centre's own journal says of the actas and incidents of a CATD, for its node. */
public final class DeskEntries {
  private final JdbcClient jdbc;

  DeskEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An entry and its place in the centre's journal. */
  public record Told(long sequence, ByteString envelope) {}

  /** The last entry about any acta or incident. */
  long last() {
    return jdbc.sql(
            """
            select greatest(
              (select coalesce(max(sequence), 0) from event where node = ? and acta is not null),
              (select coalesce(max(sequence), 0) from desk_incident))
            """)
        .param(CentreJournal.NODE.value())
        .query(Long.class)
        .single();
  }

  /** An incident was raised at the centre: the CATD is to know. In the entry's transaction. */
  public void raised(Event entry, CatdId catd) {
    jdbc.sql("insert into desk_incident (sequence, catd) values (?, ?)")
        .param(entry.sequence())
        .param(catd.value())
        .update();
  }

  /**
   * Something was done at the centre about an incident: the CATD in whose journal it stands, or
   * that was told of it, is to know. In the entry's transaction.
   */
  public void happened(Event entry, IncidentId incident) {
    jdbc.sql(
            """
            insert into desk_incident (sequence, catd)
            select ?, coalesce(s.catd, i.catd) from event e
            left join station s on s.station = e.node
            left join desk_incident i on e.node = ? and i.sequence = e.sequence
            where e.id = ? and coalesce(s.catd, i.catd) is not null
            """)
        .param(entry.sequence())
        .param(CentreJournal.NODE.value())
        .param(incident.value())
        .update();
  }

  /** The next entries of the CATD after the given one. */
  public List<Told> after(CatdId catd, long sequence, int most) {
    return jdbc.sql(
            """
            (select e.sequence, e.envelope from event e
              left join desk_work w on w.acta = e.acta
              where e.node = :centre and e.sequence > :after and e.acta is not null
                and coalesce(
                  w.catd, (select min(d.catd) from desk_image d where d.acta = e.acta)) = :catd
              order by e.sequence limit :most)
            union all
            (select e.sequence, e.envelope from desk_incident i
              join event e on e.node = :centre and e.sequence = i.sequence
              where i.catd = :catd and i.sequence > :after
              order by i.sequence limit :most)
            order by sequence limit :most
            """)
        .param("centre", CentreJournal.NODE.value())
        .param("after", sequence)
        .param("catd", catd.value())
        .param("most", most)
        .query((row, _) ->
            new Told(row.getLong("sequence"), ByteString.copyFrom(row.getBytes("envelope"))))
        .list();
  }
}
