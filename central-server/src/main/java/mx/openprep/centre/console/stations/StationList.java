package mx.openprep.centre.console.stations;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import mx.openprep.centre.journal.StationReadiness;
import mx.openprep.readiness.ReadinessLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables {@code station} and {@code node_head}, and what stations report. */
@Component
class StationList {
  private final JdbcClient jdbc;
  private final StationReadiness reports;

  StationList(JdbcClient jdbc, StationReadiness reports) {
    this.jdbc = jdbc;
    this.reports = reports;
  }

  /**
   * A station that was enrolled.
   *
   * @param clockOffset the centre's clock minus the station's
   * @param until when its certificate ends
   * @param events of its journal that the centre holds
   * @param readiness the gravest of what it said last about itself
   */
  record Line(
      String station,
      String catd,
      Optional<Instant> seen,
      Optional<String> version,
      OptionalLong clockOffset,
      Instant enrolled,
      Instant until,
      long events,
      Optional<ReadinessLevel> readiness,
      boolean revoked) {
    private static final long CLOCKS_APART_MILLIS = Duration.ofSeconds(30).toMillis();

    public boolean clockIsOff() {
      return clockOffset.isPresent() && Math.abs(clockOffset.getAsLong()) > CLOCKS_APART_MILLIS;
    }

    public String clockSeconds() {
      return clockOffset.isPresent()
          ? String.format(Locale.ROOT, "%+.1f s", clockOffset.getAsLong() / 1000.0)
          : "–";
    }
  }

  List<Line> find(String text) {
    Map<String, ReadinessLevel> levels =
        reports.all().stream()
            .collect(
                Collectors.toMap(
                    StationReadiness.Reported::station,
                    reported -> reported.item().finding().level(),
                    (one, other) -> one.compareTo(other) > 0 ? one : other));
    return jdbc.sql(
            """
            select s.*, coalesce(h.sequence, 0) as events
            from station s left join node_head h on h.node = s.station
            where :q = '' or position(:q in lower(s.station || ' ' || s.catd)) > 0
            order by s.revoked, s.catd, s.station
            """)
        .param("q", text.toLowerCase(Locale.ROOT))
        .query((row, _) -> line(row, levels))
        .list();
  }

  private static Line line(ResultSet row, Map<String, ReadinessLevel> levels) throws SQLException {
    long offset = row.getLong("clock_offset_millis");
    OptionalLong clock = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(offset);
    return new Line(
        row.getString("station"),
        row.getString("catd"),
        instant(row, "last_seen_at"),
        Optional.ofNullable(row.getString("software_version")),
        clock,
        instant(row, "enrolled_at").orElseThrow(),
        until(row.getBytes("certificate")),
        row.getLong("events"),
        Optional.ofNullable(levels.get(row.getString("station"))),
        row.getBoolean("revoked"));
  }

  private static Instant until(byte[] certificate) throws SQLException {
    try {
      return ((X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate)))
          .getNotAfter()
          .toInstant();
    } catch (CertificateException e) {
      throw new SQLException("A certificate that cannot be read", e);
    }
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
