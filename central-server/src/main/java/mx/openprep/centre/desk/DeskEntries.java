package mx.openprep.centre.desk;

import com.google.protobuf.ByteString;
import java.util.List;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.election.CatdId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the centre's own journal says of the actas of a CATD, for its node. */
public final class DeskEntries {
  private final JdbcClient jdbc;

  DeskEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An entry and its place in the centre's journal. */
  public record Told(long sequence, ByteString envelope) {}

  /** The last entry about any acta. */
  long last() {
    return jdbc.sql(
            """
            select coalesce(max(sequence), 0) from event where node = ? and acta is not null
            """)
        .param(CentreJournal.NODE.value())
        .query(Long.class)
        .single();
  }

  /** The next entries of the CATD after the given one. */
  public List<Told> after(CatdId catd, long sequence, int most) {
    return jdbc.sql(
            """
            select e.sequence, e.envelope from event e
            left join desk_work w on w.acta = e.acta
            where e.node = ? and e.sequence > ? and e.acta is not null
              and coalesce(
                w.catd, (select min(d.catd) from desk_image d where d.acta = e.acta)) = ?
            order by e.sequence limit ?
            """)
        .param(CentreJournal.NODE.value())
        .param(sequence)
        .param(catd.value())
        .param(most)
        .query((row, _) ->
            new Told(row.getLong("sequence"), ByteString.copyFrom(row.getBytes("envelope"))))
        .list();
  }
}
