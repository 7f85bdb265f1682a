package mx.openprep.centre.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.MalformedEventException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code acta_result} and the events it follows from. */
final class ActaResultTable {
  private final JdbcClient jdbc;
  private final JsonMapper json =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  ActaResultTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Every event of these actas, each acta's in order. */
  Map<ActaId, List<ActaFold.Placed>> events(Collection<String> actas) {
    Map<ActaId, List<ActaFold.Placed>> events = new LinkedHashMap<>();
    jdbc.sql(
            """
            select e.position, e.acta, e.envelope, s.catd
            from event e left join station s on s.station = e.node
            where e.acta = any (?) order by e.acta, e.position
            """)
        .param(actas.toArray(String[]::new))
        .query(row -> {
          events
              .computeIfAbsent(new ActaId(row.getString("acta")), a -> new ArrayList<>())
              .add(
                  placed(
                      row.getLong("position"),
                      row.getBytes("envelope"),
                      Optional.ofNullable(row.getString("catd")).map(CatdId::new)));
        });
    return events;
  }

  private static ActaFold.Placed placed(long position, byte[] envelope, Optional<CatdId> catd) {
    try {
      return new ActaFold.Placed(position, EventCodec.decode(envelope), catd);
    } catch (MalformedEventException e) {
      throw new IllegalStateException("Was an event of an acta when it came: " + position, e);
    }
  }

  void write(List<ActaResult> results) {
    jdbc.sql(
            """
            insert into acta_result (acta, election, state, contabilizada, observations,
              inconsistent, calculated_total, fields, votes, image, origin, digitization,
              document_type, transfer_mechanism, acopio_at, captured_at, verified_at, cotejada,
              description, position)
            select acta, election, state, contabilizada, observations, inconsistent,
              calculated_total, fields, votes, decode(image, 'hex'), origin, digitization,
              document_type, transfer_mechanism, acopio_at, captured_at, verified_at, cotejada,
              description, position
            from jsonb_to_recordset(?::jsonb) as r (acta text, election text, state text,
              contabilizada char(1), observations text[], inconsistent boolean,
              calculated_total integer, fields jsonb, votes integer[], image text, origin text,
              digitization text, document_type text, transfer_mechanism text,
              acopio_at timestamptz, captured_at timestamptz, verified_at timestamptz,
              cotejada boolean, description text, position bigint)
            on conflict (acta) do update set
              election = excluded.election, state = excluded.state,
              contabilizada = excluded.contabilizada, observations = excluded.observations,
              inconsistent = excluded.inconsistent, calculated_total = excluded.calculated_total,
              fields = excluded.fields, votes = excluded.votes, image = excluded.image,
              origin = excluded.origin, digitization = excluded.digitization, document_type = excluded.document_type,
              transfer_mechanism = excluded.transfer_mechanism, acopio_at = excluded.acopio_at,
              captured_at = excluded.captured_at, verified_at = excluded.verified_at,
              cotejada = excluded.cotejada, description = excluded.description,
              position = excluded.position
            """)
        .param(json.writeValueAsString(results))
        .update();
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
