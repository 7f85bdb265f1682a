package mx.openprep.centre.identity;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import mx.openprep.v1.StationRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code station}, {@code enrolment_code} and {@code catd}. */
final class StationTable {
  private final JdbcClient jdbc;

  StationTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A code as it is kept, with the hash, in hexadecimal digits, of the key it was used with. */
  record IssuedCode(CatdId catd, NodeId station, Instant expires, Optional<String> publicKeyHash) {}

  boolean knowsCatd(CatdId catd) {
    return jdbc.sql("select count(*) from catd where catd = ?")
            .param(catd.value())
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Stations of this CATD that are enrolled or have a code. */
  List<String> stationsOf(CatdId catd) {
    return jdbc.sql(
            """
            select station from station where catd = :catd
            union select station from enrolment_code where catd = :catd
            """)
        .param("catd", catd.value())
        .query(String.class)
        .list();
  }

  Optional<CatdId> catdOf(NodeId station) {
    return jdbc.sql(
            """
            select catd from station where station = :station
            union select catd from enrolment_code where station = :station
            """)
        .param("station", station.value())
        .query(String.class)
        .optional()
        .map(CatdId::new);
  }

  void issue(byte[] codeHash, CatdId catd, NodeId station, Instant expires) {
    jdbc.sql(
            "insert into enrolment_code (code_hash, catd, station, expires_at) values (?, ?, ?, ?)")
        .param(codeHash)
        .param(catd.value())
        .param(station.value())
        .param(expires.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Finds a code and keeps others from using it until the transaction ends. */
  Optional<IssuedCode> lockCode(byte[] codeHash) {
    return jdbc.sql(
            """
            select catd, station, expires_at, encode(public_key_hash, 'hex') as public_key_hash
            from enrolment_code where code_hash = ? for update
            """)
        .param(codeHash)
        .query((row, number) ->
            new IssuedCode(
                new CatdId(row.getString("catd")),
                new NodeId(row.getString("station")),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getString("public_key_hash"))))
        .optional();
  }

  void use(byte[] codeHash, String publicKeyHash) {
    jdbc.sql(
            "update enrolment_code set used_at = now(), public_key_hash = decode(?, 'hex') where code_hash = ?")
        .param(publicKeyHash)
        .param(codeHash)
        .update();
  }

  byte[] certificate(NodeId station) {
    return jdbc.sql("select certificate from station where station = ?")
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

  void enrol(StationIdentity station, String serial, byte[] certificate) {
    jdbc.sql(
            """
            insert into station (station, catd, realm, certificate_serial, certificate)
            values (?, ?, ?, ?, ?)
            on conflict (station) do update set
              certificate_serial = excluded.certificate_serial,
              certificate = excluded.certificate, enrolled_at = now(), revoked = false
            """)
        .param(station.station().value())
        .param(station.catd().value())
        .param(station.realm().name())
        .param(serial)
        .param(certificate)
        .update();
  }

  /** Whether this is the certificate the station was given last, and it was not revoked. */
  boolean isValid(StationIdentity station, String serial) {
    return jdbc.sql(
                """
                select count(*) from station
                where station = ? and catd = ? and realm = ? and certificate_serial = ?
                  and not revoked
                """)
            .param(station.station().value())
            .param(station.catd().value())
            .param(station.realm().name())
            .param(serial)
            .query(Integer.class)
            .single()
        > 0;
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
