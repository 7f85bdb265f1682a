package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mx.openprep.acta.FieldId;

/**
 * The figures of a cut a second time, in SQL that shares nothing with the tally in memory: it adds
 * the stored fields where the other takes the stored total, and the stored mark of inconsistency
 * where the other reads the observations. Any difference forbids the cut.
 */
public final class SqlRecount {
  private static final String PLACE =
      "case when c.principle = 'PROPORTIONAL' then 'RP' else coalesce(c.territory, '') end";
  private static final String ACTA =
      """
      from catalogue_acta c
      left join acta_result r
        on r.acta = c.acta
        and r.contabilizada in ('0', '1')
        and (r.state = 'SIN_ACTA' or exists (select from published_image p where p.hash = r.image))
      """;
  private static final String FIGURES =
      "select c.election, "
          + PLACE
          + " as place,"
          + """
            count(*) as expected,
            count(*) filter (where r.contabilizada = '1') as counted,
            count(*) filter (where r.contabilizada = '0') as not_counted,
            count(*) filter (where r.inconsistent) as inconsistent,
            coalesce(sum(c.lista_nominal) filter (where r.contabilizada = '1'), 0) as lista_nominal
          """
          + ACTA
          + "group by 1, 2";
  private static final String VOTES =
      "select c.election, "
          + PLACE
          + " as place, v.key as field, sum(v.value::bigint) as votes,"
          + " coalesce(sum(v.value::bigint) filter (where c.casilla_type <> 'S'), 0) as without_s "
          + ACTA
          + """
          cross join lateral jsonb_each_text(r.fields) v
          where r.contabilizada = '1' and v.value ~ '^[0-9]+$' and v.key not in
            ('TOTAL_BOLETAS_SOBRANTES', 'TOTAL_PERSONAS_VOTARON', 'TOTAL_REP_PARTIDO_CI_VOTARON',
             'TOTAL_VOTOS_SACADOS', 'TOTAL_VOTOS_ASENTADO')
          group by 1, 2, 3
          """;
  private static final String OUTSIDE_CATALOGUE =
      """
      select election, count(*) from acta_result
      where state = 'FUERA_DE_CATALOGO' and contabilizada = '2'
        and image in (select hash from published_image)
      group by 1
      """;

  /** A figure on which the two do not agree. */
  public record Difference(String figure, long inMemory, long inSql) {}

  /**
   * Recounts and compares.
   *
   * @param connection the transaction that read the snapshot
   * @return nothing when all agree
   */
  public List<Difference> differences(Connection connection, List<ElectionTally> tallies)
      throws SQLException {
    SortedMap<String, Long> inMemory = new TreeMap<>();
    tallies.forEach(tally -> flatten(tally, inMemory));
    SortedMap<String, Long> inSql = inSql(connection);
    TreeSet<String> figures = new TreeSet<>(inMemory.keySet());
    figures.addAll(inSql.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String figure : figures) {
      long memory = inMemory.getOrDefault(figure, 0L);
      long sql = inSql.getOrDefault(figure, 0L);
      if (memory != sql) {
        differences.add(new Difference(figure, memory, sql));
      }
    }
    return differences;
  }

  private SortedMap<String, Long> inSql(Connection connection) throws SQLException {
    SortedMap<String, Long> figures = new TreeMap<>();
    collect(connection, FIGURES, figures, SqlRecount::counts);
    collect(connection, VOTES, figures, SqlRecount::votes);
    collect(
        connection,
        OUTSIDE_CATALOGUE,
        figures,
        (row, sum) -> add(sum, row.getString(1), "fuera de catalogo", row.getLong(2)));
    return figures;
  }

  private static void counts(ResultSet row, Map<String, Long> figures) throws SQLException {
    for (String figure :
        List.of("expected", "counted", "not_counted", "inconsistent", "lista_nominal")) {
      long value = row.getLong(figure);
      add(figures, row.getString("election"), figure, value);
      add(figures, place(row), figure, value);
    }
  }

  private static void votes(ResultSet row, Map<String, Long> figures) throws SQLException {
    String code = row.getString("election");
    add(figures, place(row), row.getString("field"), row.getLong("votes"));
    add(figures, code, row.getString("field"), row.getLong("votes"));
    add(figures, code, "votes", row.getLong("votes"));
    add(figures, code, "votes without especiales", row.getLong("without_s"));
  }

  private static String place(ResultSet row) throws SQLException {
    return row.getString("election") + "/" + row.getString("place");
  }

  private static void flatten(ElectionTally tally, Map<String, Long> figures) {
    String code = tally.election().code().value();
    flatten(code, tally.total(), figures);
    add(figures, code, "fuera de catalogo", tally.total().figures().outsideCatalogue());
    add(figures, code, "votes", tally.total().figures().votes());
    add(
        figures,
        code,
        "votes without especiales",
        tally.total().figures().votesWithoutEspeciales());
    flatten(code + "/", tally.outside().tally(), figures);
    flatten(code + "/RP", tally.proportional().tally(), figures);
    tally.territories().forEach((id, t) -> flatten(code + "/" + id.number(), t.tally(), figures));
  }

  private static void flatten(String place, Tally tally, Map<String, Long> figures) {
    add(figures, place, "expected", tally.figures().expected());
    add(figures, place, "counted", tally.figures().counted());
    add(figures, place, "not_counted", tally.figures().notCounted());
    add(figures, place, "inconsistent", tally.figures().inconsistent());
    add(figures, place, "lista_nominal", tally.figures().listaNominal());
    for (FieldId field : tally.votes().columns()) {
      add(figures, place, field.value(), tally.votes().of(field));
    }
  }

  private static void add(Map<String, Long> figures, String place, String figure, long value) {
    figures.merge(place + " " + figure, value, (a, b) -> Long.sum(a, b));
  }

  private static void collect(
      Connection connection, String query, Map<String, Long> figures, RowReader reader)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        reader.read(rows, figures);
      }
    }
  }

  private interface RowReader {
    void read(ResultSet row, Map<String, Long> figures) throws SQLException;
  }
}
