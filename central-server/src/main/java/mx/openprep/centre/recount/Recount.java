package mx.openprep.centre.recount;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.centre.tally.Figures;
import mx.openprep.database.CellValue;
import mx.openprep.database.CellWord;
import mx.openprep.database.Column;
import mx.openprep.database.ColumnMeaning.Basis;
import mx.openprep.database.ColumnMeaning.Votes;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDecision;
import mx.openprep.database.PublishedFigure;
import mx.openprep.database.PublishedObservation;
import mx.openprep.database.PublishedRow;
import mx.openprep.database.Remark;
import mx.openprep.election.CasillaType;
import mx.openprep.message.MessageCode;

/**
 * One pass over the rows of a database; a second one only where a figure differs that no wrong row
 * explains.
 */
final class Recount {
  private final PublishedDatabase database;
  private final int mostListed;
  private final LongConsumer progress;
  private final RowRules rules;
  private final FigureRules figureRules;
  private final KeyOddities keys = new KeyOddities();
  private final List<RowDifference> differences = new ArrayList<>();
  private final RemarkCounts remarks;
  private final List<PublishedColumn> byPlace = new ArrayList<>();
  private final Set<PublishedColumn> telling = new HashSet<>();
  private final Set<PublishedColumn> proved = new HashSet<>();
  private Figures counted = Figures.NONE;
  private Figures asPublished = Figures.NONE;
  private long rows;
  private long totalsDiffering;
  private long decisionsDiffering;

  /**
   * A recount to be made once.
   *
   * @param mostListed how many rows of each kind the report names
   * @param progress is told the number of rows read so far
   */
  Recount(PublishedDatabase database, int mostListed, LongConsumer progress) {
    this.database = database;
    this.mostListed = mostListed;
    this.progress = progress;
    remarks = new RemarkCounts(mostListed);
    rules = new RowRules(database);
    figureRules = new FigureRules(database.layout().rules());
  }

  RecountReport report() {
    database.remarks().forEach(remarks::add);
    missingColumns();
    for (PublishedColumn column : database.votes()) {
      if (column.meaning() instanceof Votes votes && votes.basis() == Basis.PLACE) {
        byPlace.add(column);
      }
    }
    try (Stream<PublishedRow> all = database.rows()) {
      all.forEach(this::add);
    }
    for (PublishedColumn column : byPlace) {
      if (telling.contains(column) && !proved.contains(column)) {
        remarks.add(
            Remark.of(
                MessageCode.DATABASE_VOTES_UNPROVEN,
                database.columnsLine(),
                column.index() + 1,
                column.name()));
      }
    }
    List<FigureResult> figures = figures();
    return new RecountReport(
        database,
        rows,
        figures,
        totalsDiffering,
        decisionsDiffering,
        differences,
        clues(figures),
        keys.found(),
        remarks.all());
  }

  private void missingColumns() {
    missing(Column.TOTAL_VOTOS_CALCULADO, "TOTAL_VOTOS_CALCULADO");
    missing(Column.CONTABILIZADA, "CONTABILIZADA");
    missing(Column.LISTA_NOMINAL, "EXCEDE LISTA NOMINAL, LISTA_NOMINAL_ACTAS_CONTABILIZADAS");
    missing(Column.OBSERVACIONES, "SIN ACTA");
    if (database.column(Column.CLAVE_CASILLA).isEmpty()) {
      missing(Column.TIPO_CASILLA, "TOTAL_VOTOS_S_CS");
    }
    if (database.figures().isEmpty()) {
      remarks.add(Remark.of(MessageCode.DATABASE_WITHOUT_FIGURES, 0, 0));
    }
  }

  private void missing(Column column, String what) {
    if (database.column(column).isEmpty()) {
      remarks.add(
          Remark.of(
              MessageCode.DATABASE_COLUMN_MISSING, database.columnsLine(), 0, column.name(), what));
    }
  }

  private void add(PublishedRow published) {
    RecountedRow row = rules.recount(published);
    rows++;
    progress.accept(rows);
    row.remarks().forEach(remarks::add);
    keys.add(row);
    counted = counted.plus(byRules(row));
    asPublished = asPublished.plus(asPublished(row));
    if (!row.totalAgrees()) {
      totalsDiffering++;
      difference(
          row,
          Column.TOTAL_VOTOS_CALCULADO,
          Long.toString(row.total()),
          "sum of its vote fields",
          totalsDiffering);
    }
    byPlace.forEach(column -> prove(column, row));
    if (!row.decisionAgrees()) {
      decisionsDiffering++;
      difference(
          row,
          Column.CONTABILIZADA,
          row.decision().map(d -> d.contabilizada().sign()).orElse("?"),
          row.reason(),
          decisionsDiffering);
    }
  }

  /** A total that agrees with the votes of a column, and would not without them, proves it. */
  private void prove(PublishedColumn column, RecountedRow row) {
    switch (row.row().value(column)) {
      case CellValue.Count(long votes) when votes > 0 -> {
        telling.add(column);
        if (row.totalAgrees()
            && row.row().value(Column.TOTAL_VOTOS_CALCULADO) instanceof CellValue.Count) {
          proved.add(column);
        }
      }
      case CellValue.Word(CellWord word)
          when word == CellWord.ILEGIBLE || word == CellWord.SIN_DATO ->
          telling.add(column);
      // Neither a total nor a decision is another one without it.
      case CellValue.Count _, CellValue.Word _, CellValue.Unknown _ -> {}
    }
  }

  private void difference(
      RecountedRow row, Column column, String recomputed, String because, long number) {
    if (number <= mostListed) {
      differences.add(
          new RowDifference(
              row.row().line(),
              row.key(),
              database.column(column).map(PublishedColumn::name).orElse(column.name()),
              row.row().text(column),
              recomputed,
              because));
    }
  }

  private static Figures byRules(RecountedRow row) {
    return figures(
        row,
        row.contabilizada(),
        row.decision().map(CountingDecision::isInconsistent).orElse(false),
        row.total());
  }

  private static Figures asPublished(RecountedRow row) {
    boolean inconsistent =
        row.row().observations().known().stream()
            .anyMatch(o ->
                o == PublishedObservation.EXCEDE_LISTA_NOMINAL
                    || o == PublishedObservation.TODOS_ILEGIBLES_O_SIN_DATO
                    || o == PublishedObservation.ALGUNO_ILEGIBLE_O_SIN_DATO);
    return figures(
        row,
        row.row().decision().map(PublishedDecision::meaning).orElse(row.contabilizada()),
        inconsistent,
        row.row().value(Column.TOTAL_VOTOS_CALCULADO) instanceof CellValue.Count(long total)
            ? total
            : 0);
  }

  private static Figures figures(
      RecountedRow row, Contabilizada decision, boolean inconsistent, long total) {
    boolean counts = decision == Contabilizada.COUNTED;
    boolean outside = decision == Contabilizada.FUERA_DE_CATALOGO;
    long votes = counts ? total : 0;
    return new Figures(
        outside ? 0 : 1,
        outside ? 1 : 0,
        counts ? 1 : 0,
        decision == Contabilizada.NOT_COUNTED ? 1 : 0,
        inconsistent && !outside ? 1 : 0,
        counts ? row.listaNominal() : 0,
        votes,
        row.type().filter(t -> t == CasillaType.ESPECIAL).isPresent() ? 0 : votes);
  }

  private List<FigureResult> figures() {
    List<FigureResult> results = new ArrayList<>();
    for (PublishedFigure published : database.figures()) {
      FigureResult byRules = figureRules.check(published, counted);
      if (!byRules.agrees() && byRules.meaning().isPresent()) {
        FigureResult cells = figureRules.check(published, asPublished);
        byRules =
            byRules.with(
                List.of(
                    cells.agrees()
                        ? "the published totals and decisions of the rows give "
                            + cells.recomputed()
                            + ": the rows listed below are behind it"
                        : "the published totals and decisions of the rows give "
                            + cells.recomputed()));
      }
      results.add(byRules);
    }
    return results;
  }

  /** Rows behind figures that differ although every row is right by itself. */
  private List<String> clues(List<FigureResult> figures) {
    Optional<Clues.Deltas> deltas = Clues.Deltas.of(figures, asPublished);
    if (deltas.isEmpty()) {
      return List.of();
    }
    Clues clues = new Clues(deltas.get(), mostListed);
    try (Stream<PublishedRow> all = database.rows()) {
      all.map(rules::recount).forEach(clues::add);
    }
    return clues.found();
  }
}
