package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.acta.Sha256;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.Fact;
import mx.openprep.journal.MalformedEventException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code acta_result} and the events it follows from. */
final class ActaResultTable {
  private static final String COLUMNS =
      """
      acta, election, state, contabilizada, observations, inconsistent, calculated_total, fields,
      votes, image, origin, digitization, document_type, transfer_mechanism, acopio_at, captured_at,
      verified_at, cotejada, description, position\
      """;

  /** Rows from a JSON text with records. */
  private static final String RECORDS =
      """
      select acta, election, state, contabilizada, observations, inconsistent, calculated_total,
        fields::json as fields, votes, decode(image, 'hex') as image, origin, digitization,
        document_type, transfer_mechanism, acopio_at, captured_at, verified_at, cotejada,
        description, position
      from jsonb_to_recordset(?::jsonb) as r (acta text, election text, state text,
        contabilizada char(1), observations text[], inconsistent boolean,
        calculated_total integer, fields jsonb, votes integer[], image text, origin text,
        digitization text, document_type text, transfer_mechanism text,
        acopio_at timestamptz, captured_at timestamptz, verified_at timestamptz,
        cotejada boolean, description text, position bigint)
      """;

  private static final String DIGEST = CommittedTable.digestOf("row(" + COLUMNS + ")");

  private final JdbcClient jdbc;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  ActaResultTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Every event of these actas, each acta's in order. An acta with an entry that is no longer what
   * was accepted is left out: nothing follows from it.
   */
  Map<ActaId, List<ActaFold.Placed>> events(Collection<String> actas) {
    Map<ActaId, List<ActaFold.Placed>> events = new LinkedHashMap<>();
    Set<ActaId> altered = new HashSet<>();
    jdbc.sql(
            """
            select e.position, e.acta, e.hash, e.envelope, s.catd
            from event e left join station s on s.station = e.node
            where e.acta = any (?)
              and not exists (select from quarantined_acta q where q.acta = e.acta)
            order by e.acta, e.position
            """)
        .param(actas.toArray(String[]::new))
        .query(row -> {
          Optional<ActaId> acta = Alteration.acta(row.getString("acta"));
          if (acta.isEmpty()) {
            return;
          }
          Optional<Event> event = event(row.getBytes("hash"), row.getBytes("envelope"));
          Optional<CatdId> catd = Optional.ofNullable(row.getString("catd")).map(CatdId::new);
          long position = row.getLong("position");
          event.ifPresentOrElse(
              e ->
                  events
                      .computeIfAbsent(acta.get(), a -> new ArrayList<>())
                      .add(new ActaFold.Placed(position, e, catd)),
              () -> altered.add(acta.get()));
        });
    events.keySet().removeAll(altered);
    return events;
  }

  /** Empty when it is not the one that was accepted. */
  private static Optional<Event> event(byte[] hash, byte[] envelope) {
    try {
      Event event = EventCodec.decode(envelope);
      boolean isTheOne =
          Arrays.equals(Sha256.of(envelope), hash) && event.fact() instanceof Fact.OfActa;
      return isTheOne ? Optional.of(event) : Optional.empty();
    } catch (MalformedEventException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  void write(List<ActaResult> results) {
    jdbc.sql(
            "insert into acta_result ("
                + COLUMNS
                + ") "
                + RECORDS
                + """
                on conflict (acta) do update set
                  election = excluded.election, state = excluded.state,
                  contabilizada = excluded.contabilizada, observations = excluded.observations,
                  inconsistent = excluded.inconsistent, calculated_total = excluded.calculated_total,
                  fields = excluded.fields, votes = excluded.votes, image = excluded.image,
                  origin = excluded.origin, digitization = excluded.digitization,
                  document_type = excluded.document_type,
                  transfer_mechanism = excluded.transfer_mechanism,
                  acopio_at = excluded.acopio_at, captured_at = excluded.captured_at,
                  verified_at = excluded.verified_at, cotejada = excluded.cotejada,
                  description = excluded.description, position = excluded.position
                """)
        .param(json.writeValueAsString(results))
        .update();
  }

  /** A digest of every row, by acta. */
  Map<String, String> digests() {
    return digests(jdbc.sql("select acta, " + DIGEST + " as digest from acta_result r"));
  }

  /** A digest of every row that this transaction or a later one wrote. */
  Map<String, String> digestsSince(String transaction) {
    return digests(
        jdbc.sql(
                "select acta, "
                    + DIGEST
                    + " as digest from acta_result r"
                    + " where written_by >= cast(? as xid8)")
            .param(transaction));
  }

  /** The oldest transaction whose rows this one may not see. */
  String unseen() {
    return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
        .query(String.class)
        .single();
  }

  /** Digests that rows would have which say this. */
  Map<String, String> digests(List<ActaResult> results) {
    return digests(
        jdbc.sql("select acta, " + DIGEST + " as digest from (" + RECORDS + ") r")
            .param(json.writeValueAsString(results)));
  }

  private static Map<String, String> digests(JdbcClient.StatementSpec select) {
    Map<String, String> digests = new HashMap<>();
    select.query(row -> {
      digests.put(row.getString("acta"), row.getString("digest"));
    });
    return digests;
  }

  /**
   * In which columns the row of an acta is other than it should be.
   *
   * @param expected one row, or none when there should be none
   * @return empty when all is well
   */
  String differences(String acta, List<ActaResult> expected) {
    List<String> columns =
        jdbc.sql(
                """
                select key from
                  jsonb_each((select to_jsonb(r) - 'written_by' from acta_result r where acta = ?)) as a
                  full join jsonb_each((select to_jsonb(e) from (
                """
                    + RECORDS
                    + """
                    ) e)) as b using (key)
                    where a.value is distinct from b.value order by key
                    """)
            .param(acta)
            .param(json.writeValueAsString(expected))
            .query(String.class)
            .list();
    return String.join(", ", columns);
  }

  void remove(Collection<String> actas) {
    jdbc.sql("delete from acta_result where acta = any (?)")
        .param(actas.toArray(String[]::new))
        .update();
  }

  /** Actas of entries after this position. */
  List<String> actasAfter(long position) {
    return jdbc.sql("select distinct acta from event where position > ? and acta is not null")
        .param(position)
        .query(String.class)
        .list();
  }

  void clear() {
    jdbc.sql("delete from acta_result").update();
  }

  /** The next actas that have events, after the given one. */
  List<String> actasAfter(String acta, int most) {
    return jdbc.sql(
            """
            select distinct acta from event where acta is not null and acta > ?
            order by acta limit ?
            """)
        .param(acta)
        .param(most)
        .query(String.class)
        .list();
  }
}
