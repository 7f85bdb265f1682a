package mx.openprep.centre.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mx.openprep.database.Column;
import mx.openprep.database.Figure;
import mx.openprep.database.Layout;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDatabaseReader;
import mx.openprep.message.MessageCode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecountTest {
  private static final Layout SHIPPED = Layout.shipped();
  private static final String INE_2024 = "recount/ine-2024.csv";

  @TempDir Path folder;

  private static Path resource(String name) {
    return Path.of(
        Objects.requireNonNull(RecountTest.class.getClassLoader().getResource(name), name)
            .getPath());
  }

  private static RecountReport recount(Path file) {
    return recount(file, SHIPPED);
  }

  private static RecountReport recount(Path file, Layout layout) {
    PublishedDatabase database = new PublishedDatabaseReader(layout).readOne(file);
    return new Recount(database, 20, _ -> {}).report();
  }

  /** Without the database, which has no equality. */
  private static String summary(RecountReport report) {
    return "%d/%d figures, %d rows, %d totals, %d decisions, %s, %s"
        .formatted(
            report.figuresAgreeing(),
            report.figures().size(),
            report.rows(),
            report.totalsDiffering(),
            report.decisionsDiffering(),
            report.differences(),
            report.remarks());
  }

  private static FigureResult figure(RecountReport report, Figure figure) {
    return report.figures().stream()
        .filter(f -> f.meaning().equals(Optional.of(figure)))
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class RealDatabases {
    @ParameterizedTest
    @CsvSource({"PUE_GUB_2024.csv.gz, 8346", "PUE_DIP_LOC_2024.csv.gz, 8435"})
    void pueblaAgreesInEveryFigureTotalAndDecision(String name, int rows) {
      RecountReport report = recount(puebla(name));

      assertThat(summary(report))
          .isEqualTo("13/13 figures, %d rows, 0 totals, 0 decisions, [], []".formatted(rows));
      assertThat(report.agrees()).isTrue();
      assertThat(figure(report, Figure.PORCENTAJE_PARTICIPACION_CIUDADANA).variant())
          .hasValueSatisfying(v -> assertThat(v).contains("with especiales"));
      assertThat(report.clues()).isEmpty();
      assertThat(report.oddities().getFirst()).contains("rows repeat the key of an earlier row");
    }

    @Test
    void aRowThatIsMissingIsLedToByTheGapItLeaves() throws IOException {
      List<String> lines = lines("PUE_GUB_2024.csv.gz");
      int dropped = indexOf(lines, ".*,'[0-9]{4},'02,C,'00,.*", ".*,'[0-9]{4},'03,C,'00,.*");
      String section = lines.get(dropped).split("'", -1)[1].substring(2, 6);
      lines.remove(dropped);

      RecountReport report = recount(written(lines));

      assertThat(figure(report, Figure.ACTAS_ESPERADAS).agrees()).isFalse();
      assertThat(String.join(" ", report.clues()))
          .contains("21" + section)
          .contains("contigua 2 of its section");
    }

    @Test
    void aListaNominalThatWasChangedIsLedToByItsSection() throws IOException {
      List<String> lines = lines("PUE_GUB_2024.csv.gz");
      int row = indexOf(lines, ".*,'01,C,'00,.*,20, - ,1,F,.*", ".*,'02,C,'00,.*");
      List<String> cells = new ArrayList<>(List.of(lines.get(row).split(",", -1)));
      int lista = 67;
      cells.set(lista, Integer.toString(Integer.parseInt(cells.get(lista)) + 100));
      lines.set(row, String.join(",", cells));

      RecountReport report = recount(written(lines));

      assertThat(figure(report, Figure.LISTA_NOMINAL_ACTAS_CONTABILIZADAS).agrees()).isFalse();
      assertThat(report.clues())
          .singleElement()
          .asString()
          .startsWith("LISTA_NOMINAL is unlike")
          .contains("line " + (row + 1) + " ");
    }

    private Path puebla(String name) {
      Optional<Path> data = sharedData();
      assumeTrue(data.isPresent(), "No real data: set OPENPREP_SHARED_DATA");
      return data.orElseThrow().resolve("puebla2024").resolve(name);
    }

    private static Optional<Path> sharedData() {
      Optional<Path> named =
          Optional.ofNullable(System.getenv("OPENPREP_SHARED_DATA")).map(Path::of);
      Stream<Path> beside =
          Stream.<Path>iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
              .map(p -> p.resolve("shared/data"));
      return Stream.concat(named.stream(), beside)
          .filter(p -> Files.isDirectory(p.resolve("puebla2024")))
          .findFirst();
    }

    private List<String> lines(String name) throws IOException {
      try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(puebla(name)))) {
        return new ArrayList<>(
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
      }
    }

    private static int indexOf(List<String> lines, String row, String next) {
      for (int i = 0; i + 1 < lines.size(); i++) {
        if (lines.get(i).matches(row) && lines.get(i + 1).matches(next)) {
          return i;
        }
      }
      throw new IllegalStateException(row);
    }
  }

  @Nested
  class OtherPublishers {
    @ParameterizedTest
    @ValueSource(strings = {"ine-2018.txt", "ine-2021.csv", "ine-2024.csv"})
    void inesLayoutsAreKnown(String name) {
      RecountReport report = recount(resource("recount/" + name));

      assertThat(summary(report))
          .startsWith("13/13 figures, 38 rows, 0 totals, 0 decisions, [], []");
      assertThat(report.agrees()).isTrue();
    }

    @Test
    void aStateOfOtherTimesNeedsOnlyItsLocalPartyProved() {
      RecountReport report = recount(resource("recount/state-2017.txt"));

      assertThat(report.remarks())
          .extracting(r -> r.first().code())
          .containsExactly(MessageCode.DATABASE_VOTES_BY_PLACE);
      assertThat(report.agrees()).isTrue();
      assertThat(report.figures()).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAP_GUB_2024.csv", "PAP_DIP_LOC_2024.csv", "PAP_AYUN_2024.csv"})
    void ourOwnFilesAgree(String name) {
      RecountReport report = recount(resource("database/" + name));

      assertThat(summary(report)).contains("0 totals, 0 decisions, [],");
      assertThat(report.agrees()).as(summary(report)).isTrue();
    }
  }

  /** Each of these has to be seen, and blamed on its row. */
  @Nested
  class PlantedFaults {
    private final List<String> lines = read();
    private final List<String> names = List.of(lines.get(6).split(",", -1));

    private static List<String> read() {
      try {
        return new ArrayList<>(Files.readAllLines(resource(INE_2024)));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private RecountReport with(int line, String column, String value) throws IOException {
      set(line, column, value);
      return recount(written(lines));
    }

    private void set(int line, String column, String value) {
      List<String> cells = cells(lines.get(line - 1));
      cells.set(names.indexOf(column), value);
      lines.set(line - 1, String.join(",", cells));
    }

    private String get(int line, String column) {
      return cells(lines.get(line - 1)).get(names.indexOf(column));
    }

    @Test
    void aVoteThatWasChanged() throws IOException {
      RecountReport report = with(11, "PRD", "999");

      assertThat(report.agrees()).isFalse();
      assertThat(report.differences().getFirst().line()).isEqualTo(11);
      assertThat(report.differences().getFirst().column()).isEqualTo("TOTAL_VOTOS_CALCULADO");
      assertThat(figure(report, Figure.TOTAL_VOTOS_C_CS).notes().getFirst())
          .contains("the rows listed below are behind it");
    }

    @Test
    void aRowThatStandsTwice() throws IOException {
      lines.add(12, lines.get(11));

      RecountReport report = recount(written(lines));

      assertThat(figure(report, Figure.ACTAS_ESPERADAS).agrees()).isFalse();
      assertThat(report.clues().getFirst())
          .startsWith("stands twice, word for word: line 13")
          .contains("as line 12");
    }

    @Test
    void aRowThatIsMissing() throws IOException {
      lines.remove(11);

      RecountReport report = recount(written(lines));

      assertThat(figure(report, Figure.ACTAS_ESPERADAS).agrees()).isFalse();
      assertThat(figure(report, Figure.ACTAS_ESPERADAS).recomputed()).isEqualTo("35");
    }

    @Test
    void columnsThatWereSwapped() throws IOException {
      lines.set(
          6,
          lines
              .get(6)
              .replace(
                  "TOTAL_VOTOS_ASENTADO,TOTAL_VOTOS_CALCULADO",
                  "TOTAL_VOTOS_CALCULADO,TOTAL_VOTOS_ASENTADO")
              .replace("NULOS,", "X,")
              .replace("LISTA_NOMINAL,", "NULOS,")
              .replace("X,", "LISTA_NOMINAL,"));

      assertThat(recount(written(lines)).totalsDiffering()).isGreaterThan(20);
    }

    @Test
    void aDecisionThatWasTurned() throws IOException {
      RecountReport report = with(11, "CONTABILIZADA", "0");

      assertThat(report.differences())
          .containsExactly(
              new RowDifference(
                  11,
                  get(11, "CLAVE_ACTA").substring(1),
                  "CONTABILIZADA",
                  "0",
                  "1",
                  "votes are captured"));
      assertThat(report.figuresAgreeing()).isEqualTo(13);
      assertThat(report.agrees()).isFalse();
    }

    @Test
    void aFigureThatWasRoundedInsteadOfTruncated() throws IOException {
      String percentage = lines.get(4).split(",", -1)[7];
      assertThat(percentage).isEqualTo("33.3333");
      lines.set(4, lines.get(4).replace("94.4444", "94.4445").replace("33.3333", "33.33"));

      RecountReport report = recount(written(lines));

      assertThat(report.figuresAgreeing()).isEqualTo(11);
      assertThat(figure(report, Figure.PORCENTAJE_ACTAS_INCONSISTENCIAS).notes())
          .contains("it is the figure truncated to 2 decimals");
    }

    @Test
    void anEspecialMadeABasica() throws IOException {
      int line = lineOf("S", "1");

      RecountReport report = with(line, "TIPO_CASILLA", "B");

      assertThat(report.agrees()).isFalse();
      assertThat(report.oddities().toString()).contains("line " + line + ": ");
    }

    @Test
    void anUnknownTextInAVoteField() throws IOException {
      RecountReport report = with(11, "PRD", "BORROSO");

      assertThat(report.isComplete()).isFalse();
      assertThat(report.remarks().getFirst().first().code())
          .isEqualTo(MessageCode.DATABASE_TEXT_UNKNOWN);
      assertThat(report.remarks().getFirst().first().line()).isEqualTo(11);
      assertThat(report.remarks().getFirst().first().column()).isEqualTo(names.indexOf("PRD") + 1);
      assertThat(report.remarks().getFirst().first().details()).containsExactly("BORROSO", "PRD");
    }

    @Test
    void anUnknownColumnAmongTheVotesThatTheTotalsDoNotProve() throws IOException {
      for (int i = 6; i < lines.size(); i++) {
        List<String> cells = cells(lines.get(i));
        cells.add(
            names.indexOf("PRD"),
            i == 6
                ? "NUEVO"
                : cells.get(names.indexOf("PRD")).matches("[0-9]+") ? "SIN DATO" : "-");
        lines.set(i, String.join(",", cells));
      }

      RecountReport report = recount(written(lines));

      assertThat(report.isComplete()).isFalse();
      assertThat(report.remarks())
          .extracting(r -> r.first().code())
          .contains(MessageCode.DATABASE_VOTES_BY_PLACE, MessageCode.DATABASE_VOTES_UNPROVEN);
    }

    /** Every cell of every row, or of every fifth, changed one at a time. */
    @Test
    void anyOneCellThatMattersIsSeen() throws IOException {
      Set<String> unseen = new TreeSet<>();
      int seen = 0;
      for (int line = 8; line <= lines.size(); line += EVERY) {
        String before = lines.get(line - 1);
        for (String column : names) {
          String cell = get(line, column);
          for (String value : mutations(column, cell)) {
            if (with(line, column, value).agrees()) {
              unseen.add(column + " " + cell + " to " + value + " " + state(before));
            } else {
              seen++;
            }
            lines.set(line - 1, before);
          }
        }
      }
      unseen.removeIf(u -> CANNOT_MATTER.contains(u.substring(0, u.indexOf(' '))));
      unseen.removeIf(u -> MAY_NOT_MATTER.stream().anyMatch(p -> p.matcher(u).matches()));
      assertThat(unseen).isEmpty();
      assertThat(seen).isGreaterThan(1200 / EVERY);
    }

    /** 1 with {@code -Dopenprep.everyCell=true}, three minutes on a busy machine. */
    private static final int EVERY = Boolean.getBoolean("openprep.everyCell") ? 1 : 5;

    /** No figure and no decision depends on them: docs/recount.md says so. */
    private static final Set<String> CANNOT_MATTER =
        Set.of(
            "CLAVE_CASILLA CLAVE_ACTA ID_ENTIDAD ENTIDAD ID_DISTRITO_FEDERAL DISTRITO_FEDERAL SECCION"
                .concat(
                    " ID_CASILLA EXT_CONTIGUA UBICACION_CASILLA TIPO_ACTA TOTAL_BOLETAS_SOBRANTES")
                .concat(" TOTAL_PERSONAS_VOTARON TOTAL_REP_PARTIDO_CI_VOTARON TOTAL_VOTOS_SACADOS")
                .concat(
                    " TOTAL_VOTOS_ASENTADO MECANISMOS_TRASLADO CODIGO_INTEGRIDAD FECHA_HORA_ACOPIO")
                .concat(" FECHA_HORA_CAPTURA FECHA_HORA_VERIFICACION ORIGEN DIGITALIZACION")
                .concat(" TIPO_DOCUMENTO COTEJADA")
                .split(" ", -1));

    /** Cells of columns that matter, in rows where they do not. */
    private static final List<Pattern> MAY_NOT_MATTER =
        List.of(
            // One more illegible field in a row that has inconsistencies already.
            Pattern.compile("\\S+ 0 to ILEGIBLE .*\\['(Excede|Ilegible|Sin dato|Todos).*"),
            // The list of a row that does not count.
            Pattern.compile("LISTA_NOMINAL \\d* ?to \\d+ [02-].*"),
            // Far from its limit.
            Pattern.compile("REPRESENTANTES_PP_CI .* to \\d+ .*"),
            // The vote fields and the key say it, too.
            Pattern.compile("OBSERVACIONES .*"),
            // An especial or not, it does not count.
            Pattern.compile("TIPO_CASILLA .* to . [02-].*"),
            // No number and no vote that is legible say the same.
            Pattern.compile("TOTAL_VOTOS_CALCULADO 0 to ILEGIBLE [0-].*"));

    private String state(String row) {
      return cells(row).get(names.indexOf("CONTABILIZADA"))
          + cells(row).get(names.indexOf("TIPO_CASILLA"))
          + " "
          + cells(row).get(names.indexOf("OBSERVACIONES"));
    }

    private static List<String> mutations(String column, String cell) {
      if (column.equals("TIPO_CASILLA")) {
        return cell.equals("S") ? List.of("B") : List.of("S");
      }
      String number = cell.replace("'", "");
      if (Pattern.matches("[0-9]{1,6}", number)) {
        return List.of(Long.toString(Long.parseLong(number) + 1), "ILEGIBLE");
      }
      return List.of("7");
    }

    private int lineOf(String type, String decision) {
      for (int line = 8; line <= lines.size(); line++) {
        if (get(line, "TIPO_CASILLA").equals(type) && get(line, "CONTABILIZADA").equals(decision)) {
          return line;
        }
      }
      throw new IllegalStateException(type);
    }

    private static List<String> cells(String line) {
      return new ArrayList<>(List.of(line.split(",", -1)));
    }
  }

  @Nested
  class Command {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
      return new CommandLine(new RecountCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err))
          .execute(arguments);
    }

    @Test
    void tellsByItsExitCode() throws IOException {
      Path other = folder.resolve("other.csv");
      Files.writeString(other, "nothing\n");
      String whole = resource(INE_2024).toString();
      String wrong =
          written(
                  Files.readAllLines(resource(INE_2024)).stream()
                      .map(l -> l.replace("94.4444", "94.4445"))
                      .toList())
              .toString();

      assertThat(run(whole)).isZero();
      assertThat(out.toString())
          .contains("13 of 13 figures agree, 38 of 38 row totals, 38 of 38 decisions: all agree");
      assertThat(run(whole, wrong)).isEqualTo(1);
      assertThat(run(other.toString(), whole)).isEqualTo(2);
      assertThat(run("--layout", other.toString(), whole)).isEqualTo(2);
      assertThat(err.toString()).contains("F651", "F652");
    }

    @Test
    void printsJsonForMachines() {
      run("--json", resource(INE_2024).toString());

      JsonNode json = JsonMapper.shared().readTree(out.toString());
      assertThat(json.at("/agrees").asBoolean()).isTrue();
      assertThat(json.at("/databases/0/figures").size()).isEqualTo(13);
      assertThat(json.at("/databases/0/rows").asInt()).isEqualTo(38);
      assertThat(json.at("/databases/0/voteFields/7/members").size()).isEqualTo(3);
    }
  }

  private Path written(List<String> lines) throws IOException {
    Path file = folder.resolve("database.csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return file;
  }

  @Test
  void whatRulesTheFileWasMadeByMayBeSaid() throws IOException {
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, "rules: {representatives: RULE, representativesPerContender: 500}\n");

    RecountReport report = recount(resource(INE_2024), Layout.shippedAnd(own));

    assertThat(report.decisionsDiffering()).isPositive();
    assertThat(report.database().column(Column.REPRESENTANTES_PP_CI)).isPresent();
  }
}
