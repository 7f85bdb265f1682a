package mx.openprep.centre.tally;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.ActaType;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaId;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.CatdId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Location;
import mx.openprep.election.OptionId;
import mx.openprep.election.Principle;
import mx.openprep.election.PublishedTexts;
import mx.openprep.election.Rules;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real, complete published databases of Puebla 2024, recomputed from their rows alone. */
class PueblaTest {
  private static final Rules RULES =
      new Rules(
          2,
          1000,
          Set.of(
              CasillaType.VOTO_EN_EL_EXTRANJERO,
              CasillaType.VOTO_ANTICIPADO,
              CasillaType.PRISION_PREVENTIVA),
          List.of(),
          List.of(),
          new PublishedTexts("", "", "", "", "", "", "", "", "", "", "", "", "", "", ""));

  @ParameterizedTest
  @ValueSource(strings = {"GUB", "DIP_LOC"})
  void everyHeaderFigureAndEveryDecisionIsReproduced(String code) throws IOException {
    File file = read(code);

    ElectionTally tally =
        ElectionTally.of(
            file.election,
            List.of(),
            id -> new Ballot(file.election.code(), id, file.election.columns()),
            file.rows);

    Map<HeaderFigure, String> computed = new LinkedHashMap<>();
    for (HeaderFigure figure : HeaderFigure.values()) {
      computed.put(figure, figure.of(tally.total().figures(), Participation.WITH_ESPECIALES));
    }
    assertThat(computed).isEqualTo(file.header);
    assertThat(file.decisionsThatDiffer).isEmpty();
    long divided =
        tally.majorityViews().byParty().values().stream().mapToLong(Long::longValue).sum();
    assertThat(divided).isEqualTo(tally.majority().figures().votes());
  }

  private static File read(String code) throws IOException {
    Optional<Path> data = sharedData();
    Assumptions.assumeTrue(
        data.isPresent(), "The published databases of Puebla 2024 are not on this machine");
    Path path = data.orElseThrow().resolve("puebla2024/PUE_%s_2024.csv.gz".formatted(code));
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .commentStrategy(CommentStrategy.NONE)
            .ofCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return new File(code, csv.stream().toList());
    }
  }

  private static Optional<Path> sharedData() {
    Optional<Path> named = Optional.ofNullable(System.getenv("OPENPREP_SHARED_DATA")).map(Path::of);
    Stream<Path> beside =
        Stream.<Path>iterate(Path.of("").toAbsolutePath(), Objects::nonNull, p -> p.getParent())
            .map(p -> p.resolve("shared/data"));
    return Stream.concat(named.stream(), beside)
        .filter(p -> Files.isDirectory(p.resolve("puebla2024")))
        .findFirst();
  }

  /** One published database, as rows of a cut. */
  private static final class File {
    final Election election;
    final Map<HeaderFigure, String> header = new LinkedHashMap<>();
    final List<ActaRow> rows = new ArrayList<>();
    final List<String> decisionsThatDiffer = new ArrayList<>();
    private final List<String> names;
    private final List<BallotOption> options = new ArrayList<>();
    private final Map<Set<String>, Ballot> ballots = new HashMap<>();

    File(String code, List<CsvRecord> records) {
      List<String> figures = records.get(4).getFields();
      for (HeaderFigure figure : HeaderFigure.values()) {
        // Its publisher writes two whole numbers as 2658993.0.
        header.put(
            figure,
            figures
                .get(records.get(3).getFields().indexOf(figure.name()))
                .replaceFirst("\\.0$", ""));
      }
      names = records.get(6).getFields();
      readOptions();
      election =
          new Election(
              new ElectionCode(code),
              code,
              code.equals("GUB") ? TerritoryKind.STATE : TerritoryKind.DISTRICT,
              TerritoryKind.DISTRICT,
              options,
              List.of());
      for (CsvRecord row : records.subList(7, records.size())) {
        if (row.getFieldCount() == names.size()) {
          rows.add(row(row));
        }
      }
    }

    private void readOptions() {
      List<String> columns =
          names.subList(names.indexOf("TOTAL_VOTOS_SACADOS") + 1, names.indexOf("NO_REGISTRADAS"));
      List<String> coalitions = new ArrayList<>();
      for (String column : columns) {
        if (!column.startsWith("C_")) {
          options.add(new BallotOption.Party(new OptionId(column), column));
          continue;
        }
        Set<String> members = new LinkedHashSet<>(Arrays.asList(column.substring(2).split("_")));
        if (coalitions.stream().noneMatch(c -> members(c).containsAll(members))) {
          coalitions.add(column);
        }
        String coalition =
            coalitions.stream().filter(c -> members(c).containsAll(members)).findFirst().get();
        options.add(
            new BallotOption.Combination(
                new OptionId(column),
                column,
                new OptionId(coalition),
                members.stream().map(OptionId::new).toList()));
      }
    }

    private static Set<String> members(String coalition) {
      return Set.of(coalition.substring(2).split("_"));
    }

    private String cell(CsvRecord row, String column) {
      String cell = row.getField(names.indexOf(column));
      return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    private ActaRow row(CsvRecord row) {
      ActaId id = new ActaId("R" + row.getStartingLineNumber());
      String sign = cell(row, "CONTABILIZADA");
      if (sign.equals("2")) {
        return new ActaRow(
            id,
            election.code(),
            Optional.empty(),
            CountingDecision.fueraDeCatalogo(),
            Map.of(),
            Optional.empty());
      }
      ExpectedActa acta = acta(id, row);
      if (sign.equals("-")) {
        return ActaRow.notCaptured(acta);
      }
      Map<FieldId, FieldValue> fields = new HashMap<>();
      CountingDecision decision;
      if (cell(row, "OBSERVACIONES").startsWith("SIN ACTA")) {
        decision = CountingDecision.sinActa(SinActaReason.PAQUETE_NO_ENTREGADO);
      } else {
        Ballot ballot = ballot(row);
        FormDefinition form = FormDefinition.of(ballot, acta.casilla().type());
        form.voteFields().forEach(f -> fields.put(f.id(), value(cell(row, f.id().value()))));
        decision = CountingDecision.verified(form, fields, acta, RULES);
      }
      if (!decision.contabilizada().sign().equals(sign)
          || decision.total() != Integer.parseInt(cell(row, "TOTAL_VOTOS_CALCULADO"))) {
        decisionsThatDiffer.add(row + " " + decision);
      }
      return new ActaRow(
          id, election.code(), Optional.of(acta), decision, fields, Optional.empty());
    }

    /** The options of this row: what does not compete there is a hyphen. */
    private Ballot ballot(CsvRecord row) {
      Set<String> competing = new TreeSet<>(Comparator.naturalOrder());
      options.stream()
          .map(o -> o.id().value())
          .filter(o -> !cell(row, o).equals("-"))
          .forEach(competing::add);
      return ballots.computeIfAbsent(
          competing,
          _ ->
              new Ballot(
                  election.code(),
                  new TerritoryId(TerritoryKind.DISTRICT, "001"),
                  options.stream().filter(o -> competing.contains(o.id().value())).toList()));
    }

    private ExpectedActa acta(ActaId id, CsvRecord row) {
      String district = cell(row, names.get(4));
      String lista = cell(row, "LISTA_NOMINAL");
      String representatives = cell(row, "REPRESENTANTES_PP_CI");
      Casilla casilla =
          new Casilla(
              new CasillaId(id.value()),
              CasillaKey.parse(cell(row, "CLAVE_CASILLA")),
              district.equals("N/A")
                  ? Optional.empty()
                  : Optional.of(new TerritoryId(TerritoryKind.DISTRICT, district)),
              Optional.empty(),
              Location.URBAN,
              lista.equals("N/A") ? Optional.empty() : Optional.of(Integer.valueOf(lista)),
              new CatdId("CATD-001"));
      String type = cell(row, "TIPO_ACTA");
      return new ExpectedActa(
          id,
          election.code(),
          casilla,
          new ActaType(
              type,
              type.endsWith("RP") ? Principle.PROPORTIONAL : Principle.MAJORITY,
              Set.of(casilla.type())),
          representatives.equals("N/A") ? 0 : Integer.parseInt(representatives));
    }

    private static FieldValue value(String cell) {
      return switch (cell) {
        case "ILEGIBLE" -> FieldValue.Mark.ILLEGIBLE;
        case "SIN DATO" -> FieldValue.Mark.BLANK;
        default -> FieldValue.votes(Integer.parseInt(cell));
      };
    }
  }
}
