package mx.openprep.centre.publication;

import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.tally.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Which cuts there are. A number is taken once, whatever becomes of its cut. */
final class CutTable {
  private static final JsonMapper JSON = new JsonMapper();
  private final JdbcClient jdbc;

  CutTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes the next number.
   *
   * @param highestOnDisk a restored database may know fewer cuts than the directory
   */
  long begin(CutKind kind, Snapshot snapshot, OffsetDateTime madeAt, long highestOnDisk) {
    Map<String, Long> heads = snapshot.heads();
    return jdbc.sql(
            """
            insert into cut (number, kind, position, heads, made_at)
            values (
              greatest((select coalesce(max(number), 0) from cut), ?) + 1, ?, ?, ?::jsonb, ?)
            returning number
            """)
        .param(highestOnDisk)
        .param(kind.name())
        .param(snapshot.position())
        .param(JSON.writeValueAsString(heads))
        .param(madeAt)
        .query(Long.class)
        .single();
  }

  void published(long number, byte[] manifestHash) {
    jdbc.sql("update cut set published_at = now(), manifest_hash = ? where number = ?")
        .param(manifestHash)
        .param(number)
        .update();
  }

  /** Notes a cut whose publisher died after it moved the pointer. */
  void adopt(CutDirectory.Pointer pointer) {
    jdbc.sql(
            """
            update cut set published_at = now(), manifest_hash = ?
            where number = ? and published_at is null
            """)
        .param(HexFormat.of().parseHex(pointer.manifestHash()))
        .param(pointer.cut())
        .update();
  }

  /** The kind of the last published cut. */
  Optional<CutKind> lastPublished() {
    return jdbc.sql(
            "select kind from cut where published_at is not null order by number desc limit 1")
        .query(String.class)
        .optional()
        .map(CutKind::valueOf);
  }
}
