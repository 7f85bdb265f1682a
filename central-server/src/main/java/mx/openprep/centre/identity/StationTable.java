package mx.openprep.centre.identity;

import com.google.protobuf.ByteString;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.v1.StationRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code station} and {@code catd}. */
final class StationTable {
  private final JdbcClient jdbc;

  StationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a certificate that this centre signed is worth today. */
  enum Standing {
    ENROLLED,
    /** Another key was enrolled under the name since. */
    REPLACED,
    REVOKED,
    UNKNOWN
  }

  boolean knowsCatd(CatdId catd) {
    return jdbc.sql("select count(*) from catd where catd = ?")
            .param(catd.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Nobody else gives names to stations of this CATD until the transaction ends.
   *
   * @return false when there is no such CATD
   */
  boolean lockCatd(CatdId catd) {
    return jdbc.sql("select true from catd where catd = ? for no key update")
        .param(catd.value())
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  /** All stations, in the order of CATD and name. */
  List<StationStatus> all() {
    return jdbc.sql("select * from station order by catd, station")
        .query((row, _) -> status(row))
        .list();
  }

  private static StationStatus status(ResultSet row) throws SQLException {
    long offset = row.getLong("clock_offset_millis");
    Optional<Duration> clockOffset =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(offset));
    Instant enrolled = time(row, "enrolled_at").orElseThrow();
    return new StationStatus(
        new NodeId(row.getString("station")),
        new CatdId(row.getString("catd")),
        row.getString("certificate_serial"),
        time(row, "expires_at"),
        enrolled,
        time(row, "last_seen_at"),
        Optional.ofNullable(row.getString("software_version")),
        clockOffset,
        row.getBoolean("revoked")
            ? Optional.of(
                new StationStatus.Revocation(
                    time(row, "revoked_at").orElse(enrolled),
                    Optional.ofNullable(row.getString("revoked_because")).orElse("")))
            : Optional.empty());
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  byte[] certificate(NodeId station) {
    return jdbc.sql("select certificate from station where station = ?")
        .param(station.value())
        .query(byte[].class)
        .single();
  }

  /** Others who renew the same wait until the transaction ends. */
  byte[] lockCertificate(NodeId station) {
    return jdbc.sql("select certificate from station where station = ? for update")
        .param(station.value())
        .query(byte[].class)
        .single();
  }

  /** The stations of this CATD with the certificates they were given last. */
  List<StationRecord> recordsOf(CatdId catd) {
    return jdbc.sql(
            "select station, certificate, revoked from station where catd = ? order by station")
        .param(catd.value())
        .query((row, number) ->
            StationRecord.newBuilder()
                .setStation(row.getString("station"))
                .setCertificate(ByteString.copyFrom(row.getBytes("certificate")))
                .setRevoked(row.getBoolean("revoked"))
                .build())
        .list();
  }

  void enrol(StationIdentity station, X509Certificate certificate) {
    PresentedCertificate issued = PresentedCertificate.of(certificate);
    jdbc.sql(
            """
            insert into station (station, catd, realm, certificate_serial, certificate,
              public_key_hash, expires_at)
            values (?, ?, ?, ?, ?, decode(?, 'hex'), ?)
            on conflict (station) do update set
              certificate_serial = excluded.certificate_serial,
              certificate = excluded.certificate,
              public_key_hash = excluded.public_key_hash,
              expires_at = excluded.expires_at, enrolled_at = now(),
              revoked = false, revoked_at = null, revoked_because = null
            """)
        .param(station.station().value())
        .param(station.catd().value())
        .param(station.realm().name())
        .param(issued.serial())
        .param(encoded(certificate))
        .param(issued.keyHash())
        .param(end(certificate))
        .update();
  }

  /** Another certificate for the key of the present one. */
  void renew(StationIdentity station, X509Certificate certificate) {
    jdbc.sql(
            """
            update station set certificate_serial = ?, certificate = ?, expires_at = ?
            where station = ?
            """)
        .param(PresentedCertificate.of(certificate).serial())
        .param(encoded(certificate))
        .param(end(certificate))
        .param(station.station().value())
        .update();
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().atOffset(ZoneOffset.UTC);
  }

  Standing standing(StationIdentity station, PresentedCertificate certificate) {
    return jdbc.sql(
            """
            select case
              when revoked then 'REVOKED'
              when public_key_hash = decode(:key, 'hex') then 'ENROLLED'
              -- Of a centre from before keys were noted.
              when public_key_hash is null and certificate_serial = :serial then 'ENROLLED'
              else 'REPLACED' end
            from station where station = :station and catd = :catd and realm = :realm
            """)
        .param("key", certificate.keyHash())
        .param("serial", certificate.serial())
        .param("station", station.station().value())
        .param("catd", station.catd().value())
        .param("realm", station.realm().name())
        .query(String.class)
        .optional()
        .map(Standing::valueOf)
        .orElse(Standing.UNKNOWN);
  }

  /** Changes whenever a certificate may have lost its worth. */
  String fingerprint() {
    return jdbc.sql(
            """
            select coalesce(md5(string_agg(
              station || coalesce(encode(public_key_hash, 'hex'), certificate_serial)
                || revoked::text, '|' order by station)), '') from station
            """)
        .query(String.class)
        .single();
  }

  /** Withdraws a station and the codes for it; false when there is none. */
  boolean revoke(NodeId station, Instant at, String because) {
    jdbc.sql(
            """
            update enrolment_code set withdrawn_at = ?
            where station = ? and used_at is null and withdrawn_at is null
            """)
        .param(at.atOffset(ZoneOffset.UTC))
        .param(station.value())
        .update();
    return jdbc.sql(
                """
                update station set revoked = true, revoked_at = coalesce(revoked_at, ?),
                  revoked_because = coalesce(revoked_because, ?)
                where station = ?
                """)
            .param(at.atOffset(ZoneOffset.UTC))
            .param(because)
            .param(station.value())
            .update()
        == 1;
  }

  void seen(NodeId station, String softwareVersion, Duration clockOffset) {
    jdbc.sql(
            """
            update station set last_seen_at = now(), software_version = ?, clock_offset_millis = ?
            where station = ?
            """)
        .param(softwareVersion)
        .param(clockOffset.toMillis())
        .param(station.value())
        .update();
  }
}
