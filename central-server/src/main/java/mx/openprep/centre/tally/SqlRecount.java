package mx.openprep.centre.tally;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mx.openprep.acta.FieldId;

/**
 * The figures of a cut a second time, in SQL that shares nothing with the tally in memory: other
 * columns (the array of votes where memory has the fields, its sum where memory has the stored
 * total, the stored mark of inconsistency where memory has the observations), another catalogue, no
 * memory of earlier cuts. It also decides again, from votes and catalogue, whether each acta
 * counts. Any difference forbids the cut.
 */
public final class SqlRecount {
  private static final String COLUMNS = "select election, place, field from vote_column";
  private static final String FIGURES =
      """
      select c.election,
        case when c.principle = 'PROPORTIONAL' then 'RP' else coalesce(c.territory, '') end
          as place,
        coalesce(r.contabilizada, '-') as sign,
        c.casilla_type = 'S' as especial,
        count(*) as actas,
        count(*) filter (where r.inconsistent) as inconsistent,
        count(*) filter (where r.contabilizada <> case
            when r.state = 'SIN_ACTA' or r.calculated_total > c.most_votes or r.legible = 0
              then '0'
            else '1'
          end
          or r.inconsistent <> (r.state <> 'SIN_ACTA'
            and (coalesce(r.calculated_total > c.most_votes, false)
              or r.legible < c.vote_fields))) as decided_otherwise,
        sum(c.lista_nominal) as lista_nominal,
        SUMS
      from catalogue_acta c
      left join (
        select a.acta, a.state, a.contabilizada, a.inconsistent, a.calculated_total, a.votes,
          num_nonnulls(variadic a.votes) as legible
        from acta_result a left join published_image p on p.hash = a.image
        where a.contabilizada in ('0', '1') and (p.hash is not null or a.state = 'SIN_ACTA')
      ) r on r.acta = c.acta
      group by 1, 2, 3, 4
      """;
  private static final String OUTSIDE_CATALOGUE =
      """
      select election, count(*) from acta_result
      where state = 'FUERA_DE_CATALOGO' and contabilizada = '2'
        and image in (select hash from published_image)
      group by 1
      """;
  // Neither is worth its price here: compiling, and sorting texts to join what can be hashed.
  private static final String PLANNED = "set local jit = off; set local enable_mergejoin = off";

  private final UnaryOperator<String> fault;

  public SqlRecount() {
    this(UnaryOperator.identity());
  }

  /** Recounts with a fault in its statement: for the proof that it would be seen. */
  SqlRecount(UnaryOperator<String> fault) {
    this.fault = fault;
  }

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
    return differences(inMemory(tallies), figures(connection));
  }

  /**
   * Compares.
   *
   * @param inMemory as {@link #inMemory} counted them
   * @param inSql as {@link #figures} counted them, at the same moment
   * @return nothing when all agree, else by the names of the figures
   */
  public static List<Difference> differences(Map<String, Long> inMemory, Map<String, Long> inSql) {
    return Stream.concat(
            inMemory.keySet().stream(),
            inSql.keySet().stream().filter(figure -> !inMemory.containsKey(figure)))
        .map(figure ->
            new Difference(
                figure, inMemory.getOrDefault(figure, 0L), inSql.getOrDefault(figure, 0L)))
        .filter(difference -> difference.inMemory() != difference.inSql())
        .sorted(Comparator.comparing(Difference::figure))
        .toList();
  }

  /** Every figure that is compared, by its name. */
  public static Map<String, Long> inMemory(List<ElectionTally> tallies) {
    Map<String, Long> figures = new HashMap<>();
    for (ElectionTally tally : tallies) {
      flatten(tally, figures);
      SqlViews.flatten(tally, figures);
    }
    return figures;
  }

  /** Counts every figure that is compared, by its name, in this transaction. */
  public Map<String, Long> figures(Connection connection) throws SQLException {
    Map<String, List<String>> columns = columns(connection);
    Map<String, Place> places = new HashMap<>();
    Map<String, Place> majority = new HashMap<>();
    try (PreparedStatement set = connection.prepareStatement(PLANNED)) {
      set.execute();
    }
    try (PreparedStatement select = connection.prepareStatement(fault.apply(statement(columns)));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String code = row.getString("election");
        List<String> fields = columns.getOrDefault(code, List.of());
        String place = code + "/" + row.getString("place");
        places.computeIfAbsent(place, _ -> new Place()).add(row, fields);
        if (!row.getString("place").equals("RP")) {
          majority.computeIfAbsent(code, _ -> new Place()).add(row, fields);
        }
        places.computeIfAbsent(code, _ -> new Place()).add(row, fields);
      }
    }
    try (PreparedStatement select = connection.prepareStatement(OUTSIDE_CATALOGUE);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        places.computeIfAbsent(row.getString(1), _ -> new Place()).outsideCatalogue =
            row.getLong(2);
      }
    }
    Map<String, Long> figures = new HashMap<>();
    SqlViews views = new SqlViews();
    places.forEach((name, place) -> place.flatten(name, figures));
    places.forEach((name, place) -> {
      int slash = name.indexOf('/');
      if (slash > 0) {
        place.votesOf.forEach((field, sum) ->
            views.add(name.substring(0, slash), name.substring(slash + 1), field, sum));
      }
    });
    majority.forEach(
        (code, place) -> place.votesOf.forEach((field, sum) -> views.add(code, "MR", field, sum)));
    views.into(figures, connection, fault);
    return figures;
  }

  /** One sum for each column of the election that has most. */
  private static String statement(Map<String, List<String>> columns) {
    int most = columns.values().stream().mapToInt(List::size).max().orElse(0);
    return FIGURES.replace(
        "SUMS",
        IntStream.rangeClosed(1, most)
            .mapToObj("sum(r.votes[%d]) as v%<d"::formatted)
            .collect(joining(", ")));
  }

  private static Map<String, List<String>> columns(Connection connection) throws SQLException {
    Map<String, SortedMap<Integer, String>> columns = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(COLUMNS);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        columns
            .computeIfAbsent(row.getString(1), _ -> new TreeMap<>())
            .put(row.getInt(2), row.getString(3));
      }
    }
    Map<String, List<String>> inOrder = new HashMap<>();
    columns.forEach((election, fields) -> inOrder.put(election, List.copyOf(fields.values())));
    return inOrder;
  }

  /** What SQL says of the state, a territory or a group. */
  private static final class Place {
    private final Map<String, Long> votesOf = new HashMap<>();
    private long expected;
    private long outsideCatalogue;
    private long counted;
    private long notCounted;
    private long inconsistent;
    private long decidedOtherwise;
    private long listaNominal;
    private long votes;
    private long votesWithoutEspeciales;

    void add(ResultSet row, List<String> fields) throws SQLException {
      long actas = row.getLong("actas");
      expected += actas;
      inconsistent += row.getLong("inconsistent");
      decidedOtherwise += row.getLong("decided_otherwise");
      switch (row.getString("sign")) {
        case "1" -> {
          counted += actas;
          listaNominal += row.getLong("lista_nominal");
          addVotes(row, fields);
        }
        case "0" -> notCounted += actas;
        default -> {}
      }
    }

    private void addVotes(ResultSet row, List<String> fields) throws SQLException {
      boolean especial = row.getBoolean("especial");
      for (int column = 0; column < fields.size(); column++) {
        long sum = row.getLong("v" + (column + 1));
        votesOf.merge(fields.get(column), sum, Long::sum);
        votes += sum;
        votesWithoutEspeciales += especial ? 0 : sum;
      }
    }

    void flatten(String name, Map<String, Long> figures) {
      figures.put(name + " decided otherwise", decidedOtherwise);
      votesOf.forEach((field, sum) -> figures.put(name + " " + field, sum));
      long captured = counted + notCounted;
      put(name, HeaderFigure.ACTAS_ESPERADAS, expected, figures);
      put(name, HeaderFigure.ACTAS_REGISTRADAS, captured + outsideCatalogue, figures);
      put(name, HeaderFigure.ACTAS_FUERA_CATALOGO, outsideCatalogue, figures);
      put(name, HeaderFigure.ACTAS_CAPTURADAS, captured, figures);
      put(name, HeaderFigure.PORCENTAJE_ACTAS_CAPTURADAS, percent(captured, expected), figures);
      put(name, HeaderFigure.ACTAS_CONTABILIZADAS, counted, figures);
      put(name, HeaderFigure.PORCENTAJE_ACTAS_CONTABILIZADAS, percent(counted, expected), figures);
      put(
          name,
          HeaderFigure.PORCENTAJE_ACTAS_INCONSISTENCIAS,
          percent(inconsistent, expected),
          figures);
      put(name, HeaderFigure.ACTAS_NO_CONTABILIZADAS, notCounted, figures);
      put(name, HeaderFigure.LISTA_NOMINAL_ACTAS_CONTABILIZADAS, listaNominal, figures);
      put(name, HeaderFigure.TOTAL_VOTOS_C_CS, votes, figures);
      put(name, HeaderFigure.TOTAL_VOTOS_S_CS, votesWithoutEspeciales, figures);
      figures.put(participation(name, Participation.WITH_ESPECIALES), percent(votes, listaNominal));
      figures.put(
          participation(name, Participation.WITHOUT_ESPECIALES),
          percent(votesWithoutEspeciales, listaNominal));
    }

    private static void put(
        String name, HeaderFigure figure, long value, Map<String, Long> figures) {
      figures.put(name + " " + figure, value);
    }

    /** In ten-thousandths of one percent, by another arithmetic than memory's. */
    private static long percent(long part, long whole) {
      return whole == 0
          ? 0
          : BigDecimal.valueOf(part)
              .multiply(BigDecimal.valueOf(100))
              .divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN)
              .unscaledValue()
              .longValueExact();
    }
  }

  private static String participation(String name, Participation participation) {
    return name + " " + HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA + " " + participation;
  }

  private static void flatten(ElectionTally tally, Map<String, Long> figures) {
    String code = tally.election().code().value();
    flatten(code, tally.total(), figures);
    flatten(code + "/", tally.outside().tally(), figures);
    flatten(code + "/RP", tally.proportional().tally(), figures);
    tally.territories().forEach((id, t) -> flatten(code + "/" + id.number(), t.tally(), figures));
  }

  private static void flatten(String name, Tally tally, Map<String, Long> figures) {
    for (FieldId field : tally.votes().columns()) {
      figures.put(name + " " + field, tally.votes().of(field));
    }
    for (HeaderFigure figure : HeaderFigure.values()) {
      if (figure == HeaderFigure.PORCENTAJE_PARTICIPACION_CIUDADANA) {
        for (Participation participation : Participation.values()) {
          figures.put(participation(name, participation), number(figure, tally, participation));
        }
      } else {
        figures.put(name + " " + figure, number(figure, tally, Participation.WITHOUT_ESPECIALES));
      }
    }
  }

  /** As it will be published, without its point. */
  private static long number(HeaderFigure figure, Tally tally, Participation participation) {
    return Long.parseLong(figure.of(tally.figures(), participation).replace(".", ""));
  }
}
