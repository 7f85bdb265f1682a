package mx.openprep.centre.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code desk_image} as the tray of images that nobody has identified. */
final class TrayTable {
  private static final String COLUMNS =
      "select d.image, d.origin, d.digitization, d.digitized_at, d.acta from desk_image d ";

  private final JdbcClient jdbc;

  /**
   * A digitised image.
   *
   * @param acta empty while it waits in the tray
   */
  record Digitized(
      ImageHash image,
      Origin origin,
      Digitization digitization,
      Instant digitized,
      Optional<ActaId> acta) {}

  TrayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those that are a CCV's by now, the oldest first: the tray is the CATD's as long as the first
   * capture is.
   */
  List<Digitized> unidentified(Coverage coverage, ElectionPackage election, Instant now) {
    return CaptureWork.FIRST
        .waitingBefore(CaptureWork.Place.CCV, election.rules().capture(), now)
        .map(before -> waitingSince(coverage, before))
        .orElse(List.of());
  }

  private List<Digitized> waitingSince(Coverage coverage, Instant since) {
    return jdbc.sql(
            COLUMNS
                + """
                join image i on i.hash = d.image
                where d.acta is null and d.catd = any (?) and i.received_at <= ?
                order by d.digitized_at
                """)
        .param(coverage.ids())
        .param(since.atOffset(ZoneOffset.UTC))
        .query((row, _) -> digitized(row))
        .list();
  }

  Optional<Digitized> find(Coverage coverage, ImageHash image) {
    return jdbc.sql(COLUMNS + "where d.catd = any (?) and d.image = ?")
        .param(coverage.ids())
        .param(image.bytes())
        .query((row, _) -> digitized(row))
        .optional();
  }

  private static Digitized digitized(ResultSet row) throws SQLException {
    return new Digitized(
        ImageHash.fromBytes(row.getBytes("image")),
        Origin.valueOf(row.getString("origin")),
        Digitization.valueOf(row.getString("digitization")),
        row.getTimestamp("digitized_at").toInstant(),
        Optional.ofNullable(row.getString("acta")).map(ActaId::new));
  }
}
