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
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the tables {@code station}, {@code node_head} and {@code enrolment_code}. */
@Component
class StationList {
  private final JdbcClient jdbc;

  StationList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A station that was enrolled.
   *
   * @param clockOffset the centre's clock minus the station's
   * @param until when its certificate ends
   * @param events of its journal that the centre holds
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

  /** A code that was given out and not used yet. */
  record Code(String station, String catd, Instant expires) {}

  List<Line> find(String text) {
    return jdbc.sql(
            """
            select s.*, coalesce(h.sequence, 0) as events
            from station s left join node_head h on h.node = s.station
            where :q = '' or position(:q in lower(s.station || ' ' || s.catd)) > 0
            order by s.revoked, s.catd, s.station
            """)
        .param("q", text.toLowerCase(Locale.ROOT))
        .query((row, _) -> line(row))
        .list();
  }

  List<Code> codes() {
    return jdbc.sql(
            """
            select station, catd, expires_at from enrolment_code
            where used_at is null and withdrawn_at is null and expires_at > now() order by expires_at
            """)
        .query((row, _) ->
            new Code(
                row.getString("station"),
                row.getString("catd"),
                instant(row, "expires_at").orElseThrow()))
        .list();
  }

  private static Line line(ResultSet row) throws SQLException {
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
