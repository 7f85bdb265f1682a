package mx.openprep.installer.replay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mx.openprep.database.CellValue;
import mx.openprep.database.CellWord;
import mx.openprep.database.Column;
import mx.openprep.database.ColumnMeaning;
import mx.openprep.database.Dialect;
import mx.openprep.database.PublishedColumn;
import mx.openprep.database.PublishedObservation;
import mx.openprep.election.CasillaType;
import mx.openprep.election.StandardColumn;

/**
 * How a publisher writes: words, marks, columns and cells that always say the same, as {@code
 * publication.yaml} and the texts of {@code rules.yaml} express them.
 */
final class PublisherHabits {
  private static final List<String> MARKS = List.of("'", "'x'", "=\"x\"");

  /** What a publisher fixes for rows of a kind: what is known of paper and image, and figures. */
  private static final List<Column> FIXABLE =
      List.of(
          Column.ID_ENTIDAD,
          Column.ENTIDAD,
          Column.TOTAL_BOLETAS_SOBRANTES,
          Column.TOTAL_PERSONAS_VOTARON,
          Column.TOTAL_REP_PARTIDO_CI_VOTARON,
          Column.TOTAL_VOTOS_SACADOS,
          Column.TOTAL_VOTOS_ASENTADO,
          Column.TOTAL_VOTOS_CALCULADO,
          Column.LISTA_NOMINAL,
          Column.REPRESENTANTES_PP_CI,
          Column.OBSERVACIONES,
          Column.CONTABILIZADA,
          Column.MECANISMOS_TRASLADO,
          Column.CODIGO_INTEGRIDAD,
          Column.FECHA_HORA_ACOPIO,
          Column.FECHA_HORA_CAPTURA,
          Column.FECHA_HORA_VERIFICACION,
          Column.ORIGEN,
          Column.DIGITALIZACION,
          Column.TIPO_DOCUMENTO,
          Column.COTEJADA);

  private static final List<Column> OF_THE_CASILLA =
      List.of(
          Column.TOTAL_BOLETAS_SOBRANTES,
          Column.TOTAL_PERSONAS_VOTARON,
          Column.TOTAL_REP_PARTIDO_CI_VOTARON,
          Column.TOTAL_VOTOS_SACADOS,
          Column.LISTA_NOMINAL,
          Column.REPRESENTANTES_PP_CI);

  private static final Set<CellValue> NONE =
      Set.of(
          new CellValue.Word(CellWord.NOT_APPLICABLE),
          new CellValue.Word(CellWord.ABSENT),
          new CellValue.Word(CellWord.EMPTY));

  private final List<SourceFile> files;
  private final Map<String, String> words;

  PublisherHabits(List<SourceFile> files) {
    this.files = files;
    this.words = read();
  }

  private String word(String key) {
    return words.getOrDefault(key, "");
  }

  Map<String, Object> csv() {
    Dialect dialect = files.getFirst().database().dialect();
    Map<String, Object> csv = new LinkedHashMap<>();
    csv.put("delimiter", String.valueOf(dialect.delimiter()));
    csv.put("byteOrderMark", dialect.byteOrderMark());
    csv.put("lineEnd", dialect.lineEnd().name());
    csv.put("textPrefix", mark());
    if (!dialect.charset().equals(StandardCharsets.UTF_8)) {
      csv.put("charset", "ISO-8859-1");
    }
    if (dialect.separatorLine()) {
      csv.put("separatorLine", true);
    }
    return csv;
  }

  /** Which mark most keys bear; none is as good a habit as any. */
  private String mark() {
    String cell =
        rows()
            .filter(SourceRow::isExpected)
            .findFirst()
            .map(r -> r.published(Column.CLAVE_CASILLA).orElse(""))
            .orElse("");
    return MARKS.reversed().stream()
        .filter(m -> bears(cell, m))
        .findFirst()
        .orElseGet(() -> textColumns("'").isEmpty() ? "" : "'");
  }

  private static boolean bears(String cell, String mark) {
    int place = mark.indexOf('x');
    return place < 0
        ? cell.startsWith(mark)
        : cell.startsWith(mark.substring(0, place))
            && cell.endsWith(mark.substring(place + 1))
            && cell.length() > 1;
  }

  private List<String> textColumns(String mark) {
    List<String> marked = new ArrayList<>();
    for (Column column : Column.values()) {
      Optional<StandardColumn> standard = standard(column);
      boolean bears =
          rows()
              .filter(SourceRow::isExpected)
              .flatMap(r -> r.published(column).stream())
              .limit(200)
              .anyMatch(cell -> bears(cell, mark));
      if (bears && standard.isPresent()) {
        marked.add(standard.get().name());
      }
    }
    return marked;
  }

  Map<String, Object> databases(SourceTimes times) {
    Map<String, Object> databases = new LinkedHashMap<>();
    databases.put("actaTime", times.template());
    databases.put("rowOrder", "CATALOGUE");
    databases.put("observations", tellsAll() ? "ALL" : "PREVAILING");
    databases.put("noTransferMechanism", noTransferMechanism());
    databases.put("textColumns", textColumns(mark()));
    databases.put("omittedColumns", omitted());
    databases.put("cells", cells());
    Map<String, Object> elections = new LinkedHashMap<>();
    files.forEach(file -> elections.put(file.code().value(), particular(file)));
    databases.put("elections", elections);
    return databases;
  }

  private boolean tellsAll() {
    return rows().anyMatch(r -> r.row().observations().known().size() > 1);
  }

  private String noTransferMechanism() {
    return most(captured(Column.MECANISMOS_TRASLADO)
            .filter(m -> !m.strip().matches("[A-Z](-[A-Z])*")))
        .orElse("-");
  }

  private List<String> omitted() {
    Set<String> omitted = new TreeSet<>();
    for (Column column : Column.values()) {
      if (files.stream().allMatch(f -> f.database().column(column).isEmpty())) {
        standard(column).filter(c -> !isPlace(c)).ifPresent(c -> omitted.add(c.name()));
      }
    }
    return List.copyOf(omitted);
  }

  /** Which of these a file has is the election's own. */
  private static boolean isPlace(StandardColumn column) {
    return switch (column) {
      case ID_DISTRITO_LOCAL, DISTRITO_LOCAL, ID_MUNICIPIO, MUNICIPIO -> true;
      default -> false;
    };
  }

  private static Map<String, Object> particular(SourceFile file) {
    Map<String, Object> particular = new LinkedHashMap<>();
    particular.put("title", file.title());
    Map<String, String> names = new LinkedHashMap<>();
    for (Column column : Column.values()) {
      Optional<StandardColumn> standard = standard(column);
      Optional<String> name = file.database().column(column).map(PublishedColumn::name);
      if (standard.isPresent() && name.isPresent() && !name.get().equals(standard.get().name())) {
        names.put(standard.get().name(), name.get());
      }
    }
    for (PublishedColumn other : file.database().votes()) {
      if (SourceOptions.isOther(other)) {
        String id =
            SourceOptions.isNulos(other)
                ? StandardColumn.NULOS.name()
                : StandardColumn.NO_REGISTRADAS.name();
        if (!other.name().equals(id)) {
          names.put(id, other.name());
        }
      }
    }
    SourceOptions options = new SourceOptions(file);
    for (PublishedColumn column : options.columns()) {
      if (!column.name().equals(options.id(column))) {
        names.put(options.id(column), column.name());
      }
    }
    if (!names.isEmpty()) {
      particular.put("columnNames", names);
    }
    return particular;
  }

  private Map<String, Object> cells() {
    Map<String, Object> cells = new LinkedHashMap<>();
    put(cells, "notCaptured", fixed(kind(SourceRow.Kind.NOT_CAPTURED), this::ofNotCaptured));
    put(cells, "sinActa", fixed(kind(SourceRow.Kind.SIN_ACTA), this::ofSinActa));
    put(cells, "fueraDeCatalogo", fixed(kind(SourceRow.Kind.OUTSIDE_CATALOGUE), this::ofOutside));
    for (CasillaType type : CasillaType.values()) {
      put(cells, String.valueOf(type.letter()), absentFrom(type));
    }
    return cells;
  }

  private static void put(Map<String, Object> cells, String key, Map<String, String> fixed) {
    if (!fixed.isEmpty()) {
      cells.put(key, fixed);
    }
  }

  private static Predicate<SourceRow> kind(SourceRow.Kind kind) {
    return row -> row.kind() == kind;
  }

  /** What all these rows say alike and we would not say by ourselves. */
  private Map<String, String> fixed(
      Predicate<SourceRow> which, Function<Column, Optional<String>> ours) {
    Map<String, String> fixed = new LinkedHashMap<>();
    for (Column column : FIXABLE) {
      List<String> says =
          rows()
              .filter(which)
              .flatMap(r -> r.published(column).stream())
              .distinct()
              .limit(2)
              .toList();
      if (says.size() == 1 && !Optional.of(says.getFirst()).equals(ours.apply(column))) {
        standard(column).ifPresent(c -> fixed.put(c.name(), says.getFirst()));
      }
    }
    return fixed;
  }

  private Optional<String> ofNotCaptured(Column column) {
    return switch (column) {
      case ID_ENTIDAD, ENTIDAD, LISTA_NOMINAL, REPRESENTANTES_PP_CI -> said(column);
      case TOTAL_VOTOS_CALCULADO -> Optional.of("0");
      default -> Optional.of(word("notCaptured"));
    };
  }

  private Optional<String> ofSinActa(Column column) {
    return switch (column) {
      case ID_ENTIDAD, ENTIDAD, LISTA_NOMINAL, REPRESENTANTES_PP_CI, OBSERVACIONES -> said(column);
      case TOTAL_VOTOS_CALCULADO, CONTABILIZADA -> Optional.of("0");
      case TOTAL_BOLETAS_SOBRANTES,
          TOTAL_PERSONAS_VOTARON,
          TOTAL_REP_PARTIDO_CI_VOTARON,
          TOTAL_VOTOS_SACADOS,
          TOTAL_VOTOS_ASENTADO ->
          Optional.of(word("sinActa"));
      default -> Optional.of(word("notApplicable"));
    };
  }

  private Optional<String> ofOutside(Column column) {
    return switch (column) {
      case OBSERVACIONES -> Optional.of(word("fueraDeCatalogo"));
      case CONTABILIZADA -> Optional.of("2");
      // Of the image, which differs from row to row where there are several.
      case CODIGO_INTEGRIDAD, FECHA_HORA_ACOPIO ->
          rows()
              .filter(kind(SourceRow.Kind.OUTSIDE_CATALOGUE))
              .flatMap(r -> r.published(column).stream())
              .findFirst();
      case ENTIDAD -> said(column);
      case ID_ENTIDAD -> Optional.empty();
      default -> Optional.of("");
    };
  }

  /** The fields that no captured acta of these casillas has, beside those that none of ours has. */
  private Map<String, String> absentFrom(CasillaType type) {
    Map<String, String> absent = new LinkedHashMap<>();
    List<SourceRow> captured =
        rows()
            .filter(kind(SourceRow.Kind.CAPTURED))
            .filter(r -> r.row().casillaType().equals(Optional.of(type)))
            .toList();
    for (Column column : OF_THE_CASILLA) {
      List<String> says =
          captured.stream().flatMap(r -> r.published(column).stream()).distinct().limit(2).toList();
      boolean without =
          !captured.isEmpty()
              && captured.stream()
                  .allMatch(r -> r.value(column).filter(NONE::contains).isPresent());
      boolean ours =
          type.withoutSection()
              && column != Column.TOTAL_PERSONAS_VOTARON
              && column != Column.TOTAL_VOTOS_SACADOS
              && says.equals(List.of(word("notApplicable")));
      if (without && says.size() == 1 && !ours) {
        standard(column).ifPresent(c -> absent.put(c.name(), says.getFirst()));
      }
    }
    return absent;
  }

  /** What a column says in whatever row: it is left as it is. */
  private Optional<String> said(Column column) {
    return rows()
        .filter(SourceRow::isExpected)
        .flatMap(r -> r.published(column).stream())
        .findFirst();
  }

  /** The texts of {@code rules.yaml}, as found or else the usual ones. */
  Map<String, String> words() {
    return Map.copyOf(words);
  }

  private Map<String, String> read() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("clean", most(clean()).orElse("-"));
    words.put("separator", separator());
    words.put(
        "notCaptured", most(ofKind(SourceRow.Kind.NOT_CAPTURED, Column.CONTABILIZADA)).orElse("-"));
    words.put("notCompeting", word(CellWord.ABSENT, "-"));
    words.put("notApplicable", word(CellWord.NOT_APPLICABLE, "N/A"));
    words.put("sinDato", word(CellWord.SIN_DATO, "SIN DATO"));
    words.put("ilegible", word(CellWord.ILEGIBLE, "ILEGIBLE"));
    words.put("sinActa", word(CellWord.SIN_ACTA, "SIN ACTA"));
    Map<PublishedObservation, String> said = observations();
    words.put(
        "fueraDeCatalogo",
        said.getOrDefault(PublishedObservation.FUERA_DE_CATALOGO, "FUERA DE CATALOGO"));
    words.put(
        "excedeListaNominal",
        said.getOrDefault(PublishedObservation.EXCEDE_LISTA_NOMINAL, "EXCEDE LISTA NOMINAL"));
    words.put(
        "todosIlegiblesOSinDato",
        said.getOrDefault(
            PublishedObservation.TODOS_ILEGIBLES_O_SIN_DATO, "TODOS ILEGIBLES O SIN DATO"));
    words.put(
        "algunoIlegibleOSinDato",
        said.getOrDefault(
            PublishedObservation.ALGUNO_ILEGIBLE_O_SIN_DATO, "ALGUN CAMPO ILEGIBLE O SIN DATO"));
    words.put(
        "paqueteNoEntregado",
        said.getOrDefault(
            PublishedObservation.PAQUETE_NO_ENTREGADO, "SIN ACTA POR PAQUETE NO ENTREGADO"));
    words.put(
        "casillaNoInstalada",
        said.getOrDefault(
            PublishedObservation.CASILLA_NO_INSTALADA, "SIN ACTA POR CASILLA NO INSTALADA"));
    words.put(
        "paqueteEntregadoSinBolsa",
        said.getOrDefault(
            PublishedObservation.PAQUETE_ENTREGADO_SIN_BOLSA,
            "SIN ACTA POR PAQUETE ENTREGADO SIN BOLSA"));
    return words;
  }

  private Stream<String> clean() {
    return rows()
        .filter(r -> r.kind() == SourceRow.Kind.CAPTURED)
        .filter(r -> r.row().observations().known().isEmpty())
        .flatMap(r -> r.published(Column.OBSERVACIONES).stream());
  }

  /** What stands between two observations in a row that has two. */
  private String separator() {
    Map<PublishedObservation, String> said = observations();
    return rows()
        .filter(r -> r.row().observations().known().size() == 2)
        .flatMap(r -> {
          List<PublishedObservation> two = r.row().observations().known();
          String text = r.text(Column.OBSERVACIONES);
          String first = said.getOrDefault(two.getFirst(), "");
          String second = said.getOrDefault(two.getLast(), "");
          return !first.isEmpty()
                  && text.startsWith(first)
                  && text.endsWith(second)
                  && text.length() > first.length() + second.length()
              ? Stream.of(text.substring(first.length(), text.length() - second.length()))
              : Stream.empty();
        })
        .findFirst()
        .orElse(", ");
  }

  private Map<PublishedObservation, String> observations() {
    Map<PublishedObservation, String> said = new EnumMap<>(PublishedObservation.class);
    rows()
        .filter(r -> r.row().observations().known().size() == 1)
        .forEach(r ->
            said.putIfAbsent(
                r.row().observations().known().getFirst(),
                r.published(Column.OBSERVACIONES).orElse("")));
    return said;
  }

  private String word(CellWord word, String otherwise) {
    CellValue wanted = new CellValue.Word(word);
    Stream<String> cells =
        rows()
            .filter(SourceRow::showsItsBallot)
            .flatMap(r ->
                r.database().columns().stream()
                    .filter(c -> c.isVotes() || isOfPaper(c))
                    .filter(c -> r.row().value(c).equals(wanted))
                    .map(c -> r.row().published(c)));
    return most(cells).orElse(otherwise);
  }

  private static boolean isOfPaper(PublishedColumn column) {
    return column.meaning() instanceof ColumnMeaning.Known(Column known)
        && OF_THE_CASILLA.contains(known);
  }

  private Stream<String> captured(Column column) {
    return ofKind(SourceRow.Kind.CAPTURED, column);
  }

  private Stream<String> ofKind(SourceRow.Kind kind, Column column) {
    return rows().filter(kind(kind)).flatMap(r -> r.published(column).stream());
  }

  private static Optional<String> most(Stream<String> texts) {
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(t -> counts.merge(t, 1, Integer::sum));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  private Stream<SourceRow> rows() {
    return files.stream().flatMap(f -> f.rows().stream());
  }

  /** The standard column with this meaning. */
  static Optional<StandardColumn> standard(Column column) {
    return switch (column) {
      case ID_DISTRITO -> Optional.of(StandardColumn.ID_DISTRITO_LOCAL);
      case DISTRITO -> Optional.of(StandardColumn.DISTRITO_LOCAL);
      default -> StandardColumn.named(column.name());
    };
  }
}
