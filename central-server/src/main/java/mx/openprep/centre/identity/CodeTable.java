package mx.openprep.centre.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.CatdId;
import mx.openprep.journal.NodeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code enrolment_code}. */
final class CodeTable {
  private final JdbcClient jdbc;

  CodeTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A code as it is kept.
   *
   * @param publicKeyHash in hexadecimal digits, of the key it was used with
   */
  record KeptCode(
      CatdId catd,
      NodeId station,
      Instant expires,
      boolean withdrawn,
      Optional<String> publicKeyHash) {}

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

  /** Keeps a code and returns its number. */
  long issue(byte[] codeHash, CatdId catd, NodeId station, Instant expires) {
    return jdbc.sql(
            """
            insert into enrolment_code (code_hash, catd, station, expires_at)
            values (?, ?, ?, ?) returning number
            """)
        .param(codeHash)
        .param(catd.value())
        .param(station.value())
        .param(expires.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  /** Finds a code and keeps others from using it until the transaction ends. */
  Optional<KeptCode> lock(byte[] codeHash) {
    return jdbc.sql(
            """
            select catd, station, expires_at, withdrawn_at is not null as withdrawn,
              encode(public_key_hash, 'hex') as public_key_hash
            from enrolment_code where code_hash = ? for update
            """)
        .param(codeHash)
        .query((row, _) ->
            new KeptCode(
                new CatdId(row.getString("catd")),
                new NodeId(row.getString("station")),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("withdrawn"),
                Optional.ofNullable(row.getString("public_key_hash"))))
        .optional();
  }

  void use(byte[] codeHash, String publicKeyHash) {
    jdbc.sql(
            """
            update enrolment_code set used_at = now(), public_key_hash = decode(?, 'hex')
            where code_hash = ?
            """)
        .param(publicKeyHash)
        .param(codeHash)
        .update();
  }

  /** Those that may still be used, oldest first. */
  List<OpenCode> open(Instant now) {
    return jdbc.sql(
            """
            select number, catd, station, issued_at, expires_at from enrolment_code
            where used_at is null and withdrawn_at is null and expires_at > ? order by number
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new OpenCode(
                row.getLong("number"),
                new CatdId(row.getString("catd")),
                new NodeId(row.getString("station")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** False when there is none of this number that could still be used. */
  boolean withdraw(long number, Instant now) {
    return jdbc.sql(
                """
                update enrolment_code set withdrawn_at = :now
                where number = :number and used_at is null and withdrawn_at is null
                  and expires_at > :now
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("number", number)
            .update()
        == 1;
  }
}
