package mx.openprep.centre.cut.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.SinActaReason;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.PaneInformation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFilesTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "database");

  @TempDir private Path directory;
  private final ElectionPackage mini = MiniWith.nothing();

  @Nested
  class Published {
    @Test
    void everyFileOfTheMiniNightIsAsItWasApproved() throws IOException {
      SortedMap<String, byte[]> files = Rendered.of(night(mini).cut(3));

      assertThat(files.keySet())
          .containsExactly(
              "20240603_2000_PREP_ANALISIS_PAP.zip",
              "20240603_2000_PREP_PAP.zip",
              "PAP_AYUN_2024.csv",
              "PAP_AYUN_2024.csv.gz",
              "PAP_AYUN_2024.xlsx",
              "PAP_AYUN_CANDIDATURAS_2024.csv",
              "PAP_AYUN_LEEME_2024.txt",
              "PAP_DIP_LOC_2024.csv",
              "PAP_DIP_LOC_2024.csv.gz",
              "PAP_DIP_LOC_2024.xlsx",
              "PAP_DIP_LOC_CANDIDATURAS_2024.csv",
              "PAP_DIP_LOC_LEEME_2024.txt",
              "PAP_GUB_2024.csv",
              "PAP_GUB_2024.csv.gz",
              "PAP_GUB_2024.xlsx",
              "PAP_GUB_CANDIDATURAS_2024.csv",
              "PAP_GUB_LEEME_2024.txt");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        if (file.getKey().endsWith(".csv") || file.getKey().endsWith(".txt")) {
          golden(file.getKey(), file.getValue());
        }
      }
      for (Map.Entry<String, byte[]> file :
          Rendered.entries(Rendered.get(files, "20240603_2000_PREP_ANALISIS_PAP.zip")).entrySet()) {
        golden(file.getKey(), file.getValue());
      }
    }

    @Test
    void thePackageNestsTheElectionsAsTheAnexoSays() throws IOException {
      SortedMap<String, byte[]> files = Rendered.of(night(mini).cut(3));

      SequencedMap<String, byte[]> whole =
          Rendered.entries(Rendered.get(files, "20240603_2000_PREP_PAP.zip"));
      assertThat(whole.keySet())
          .containsExactly(
              "20240603_2000_PREP_GUB_PAP.zip",
              "20240603_2000_PREP_DIP_LOC_PAP.zip",
              "20240603_2000_PREP_AYUN_PAP.zip");
      for (String code : List.of("GUB", "DIP_LOC", "AYUN")) {
        SequencedMap<String, byte[]> election =
            Rendered.entries(Rendered.get(whole, "20240603_2000_PREP_" + code + "_PAP.zip"));
        assertThat(election.keySet())
            .containsExactly(
                "PAP_" + code + "_2024.csv", "PAP_" + code + "_CANDIDATURAS_2024.csv", "LEEME.txt");
        same(election, "PAP_" + code + "_2024.csv", files, "PAP_" + code + "_2024.csv");
        same(election, "LEEME.txt", files, "PAP_" + code + "_LEEME_2024.txt");
      }
    }

    @Test
    void theGzipFileIsTheCsv() throws IOException {
      SortedMap<String, byte[]> files = Rendered.of(night(mini).cut(3));

      byte[] plain =
          new GZIPInputStream(new ByteArrayInputStream(Rendered.get(files, "PAP_GUB_2024.csv.gz")))
              .readAllBytes();
      assertThat(plain).isEqualTo(Rendered.get(files, "PAP_GUB_2024.csv"));
    }

    @Test
    void unzipAndGzipFindNothingWrong() throws Exception {
      SortedMap<String, byte[]> files = Rendered.of(night(mini).cut(3));
      for (String name : files.keySet()) {
        Path file = directory.resolve(name);
        Files.write(file, Rendered.get(files, name));
        if (name.endsWith(".zip") || name.endsWith(".xlsx")) {
          assertThat(exit("unzip", "-tqq", file.toString())).as(name).isZero();
        } else if (name.endsWith(".gz")) {
          assertThat(exit("gzip", "-t", file.toString())).as(name).isZero();
        }
      }
    }

    @Test
    void whatIsNotOfficialIsMarkedEverywhere() throws IOException {
      Cut drill = night(mini).cut(3, CutKind.ORDINARY, Realm.DRILL);

      SortedMap<String, byte[]> files = Rendered.of(drill);

      assertThat(text(files, "PAP_GUB_2024.csv")).startsWith("\uFEFFGUBERNATURA (SIMULACRO)\r\n");
      assertThat(text(files, "PAP_GUB_LEEME_2024.txt"))
          .contains("GUBERNATURA (SIMULACRO)")
          .contains("Esta base es de SIMULACRO");
      try (XSSFWorkbook workbook = workbook(files, "PAP_GUB_2024.xlsx")) {
        assertThat(workbook.getSheet("GUB").getRow(0).getCell(0).getStringCellValue())
            .isEqualTo("GUBERNATURA (SIMULACRO)");
      }
    }

    @Test
    void theLastCutSaysWhichFormulaItsParticipationHas() {
      Cut last = night(mini).cut(3, CutKind.LAST, Realm.OFFICIAL);

      assertThat(text(Rendered.of(last), "PAP_GUB_LEEME_2024.txt"))
          .contains("Por ser el último corte: TOTAL_VOTOS_C_CS × 100");
    }
  }

  @Nested
  class Workbooks {
    @Test
    void haveTheCellsOfTheCsv() throws IOException {
      SortedMap<String, byte[]> files = Rendered.of(night(mini).cut(3));
      for (String code : List.of("GUB", "DIP_LOC", "AYUN")) {
        List<List<String>> lines = parsed(text(files, "PAP_" + code + "_2024.csv"));
        try (XSSFWorkbook workbook = workbook(files, "PAP_" + code + "_2024.xlsx")) {
          XSSFSheet sheet = workbook.getSheet(code);
          assertThat(sheet.getLastRowNum() + 1).isEqualTo(lines.size());
          for (int line = 6; line < lines.size(); line++) {
            List<String> csv = lines.get(line);
            for (int i = 0; i < csv.size(); i++) {
              assertThat(shown(sheet.getRow(line), i))
                  .as("%s %d:%d", code, line, i)
                  .isEqualTo(csv.get(i).startsWith("'") ? csv.get(i).substring(1) : csv.get(i));
            }
          }
        }
      }
    }

    @Test
    void keepKeysAsTextAndVotesAsNumbers() throws IOException {
      try (XSSFWorkbook workbook = workbook(Rendered.of(night(mini).cut(3)), "PAP_GUB_2024.xlsx")) {
        XSSFSheet sheet = workbook.getSheet("GUB");
        Row names = sheet.getRow(6);
        Row counted = null;
        for (Row row : sheet) {
          if (row.getRowNum() > 6 && shown(row, column(names, "CONTABILIZADA")).equals("1")) {
            counted = row;
          }
        }
        assertThat(counted).isNotNull();
        if (counted != null) {
          assertThat(counted.getCell(column(names, "SECCION")).getCellType())
              .isEqualTo(CellType.STRING);
          assertThat(counted.getCell(column(names, "COLIBRI")).getCellType())
              .isEqualTo(CellType.NUMERIC);
        }
        assertThat(sheet.getRow(4).getCell(4).getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(sheet.getRow(4).getCell(4).getCellStyle().getDataFormatString())
            .isEqualTo("0.0000");
      }
    }

    @Test
    void haveAStyledHeaderAndFrozenPanes() throws IOException {
      try (XSSFWorkbook workbook = workbook(Rendered.of(night(mini).cut(3)), "PAP_GUB_2024.xlsx")) {
        XSSFSheet sheet = workbook.getSheet("GUB");
        PaneInformation panes = sheet.getPaneInformation();
        assertThat(panes.isFreezePane()).isTrue();
        assertThat(panes.getHorizontalSplitPosition()).isEqualTo((short) 7);
        assertThat(panes.getVerticalSplitPosition()).isEqualTo((short) 2);
        assertThat(sheet.getRow(6).getCell(0).getCellStyle().getFont().getBold()).isTrue();
        assertThat(sheet.getColumnWidth(0)).isGreaterThan(14 * 256);
        assertThat(sheet.getDimension().getLastRow()).isEqualTo(sheet.getLastRowNum());
      }
    }
  }

  @Nested
  class Configuration {
    @Test
    void namesTitlesColumnsAndOrderAreData() throws IOException {
      ElectionPackage other =
          MiniWith.databases(
              directory,
              """
                files:
                  candidacies: "{entity}_{election}_Candidaturas_{electionYear}.csv"
                  package: "{entity}-{date}.zip"
                timeLine: "Corte de {year}-{month}-{day} {hour}:{minute}:{second}"
                omittedColumns: [COTEJADA]
                elections:
                  GUB:
                    title: GUBERNATURA DEL ESTADO
                    columnNames: {ID_DISTRITO_LOCAL: ID_DISTRITO, C_COLIBRI_NOPAL: COLIBRI_NOPAL}
                    candidaciesEntity: NAME
                candidaciesMarked: false
              """);

      SortedMap<String, byte[]> files = Rendered.of(night(other).cut(3));

      assertThat(files.keySet()).contains("PAP-20240603.zip", "PAP_GUB_Candidaturas_2024.csv");
      List<String> gub = lines(files, "PAP_GUB_2024.csv");
      assertThat(gub.getFirst()).isEqualTo("\uFEFFGUBERNATURA DEL ESTADO");
      assertThat(gub.get(1)).isEqualTo("Corte de 2024-06-03 20:00:00");
      assertThat(gub.get(6))
          .contains(",ID_DISTRITO,DISTRITO_LOCAL,")
          .contains(",COLIBRI_NOPAL,")
          .endsWith(",TIPO_DOCUMENTO");
      assertThat(lines(files, "PAP_DIP_LOC_2024.csv").get(6)).contains(",ID_DISTRITO_LOCAL,");
      assertThat(lines(files, "PAP_GUB_Candidaturas_2024.csv").get(1))
          .startsWith("COSTA DE PAPEL,COLIBRI,");
      assertThat(lines(files, "PAP_DIP_LOC_Candidaturas_2024.csv").get(1)).startsWith("99,001,");
      assertThat(text(files, "PAP_GUB_LEEME_2024.txt")).contains("ID_DISTRITO (clave)");
    }

    @Test
    void theDialectIsData() throws IOException {
      ElectionPackage other =
          MiniWith.csv(
              directory,
              """
              csv:
                delimiter: "|"
                byteOrderMark: false
                lineEnd: LF
                textPrefix: "'x'"
                charset: ISO-8859-1
                separatorLine: true
              """);

      byte[] file = Rendered.get(Rendered.of(night(other).cut(3)), "PAP_AYUN_2024.csv");

      String text = new String(file, StandardCharsets.ISO_8859_1);
      assertThat(text).startsWith("sep=|\nMUNÍCIPES\n03/06/2024 20:00 (UTC-6)\n\nACTAS_ESPERADAS|");
      assertThat(text.lines().toList().get(8)).startsWith("'990000A0100'|'990000A01004'|'99'|");
      assertThat(file).contains((byte) 'Í').doesNotContain((byte) '\r');
    }

    @Test
    void theTextMarkMayBeAFormula() throws IOException {
      ElectionPackage other =
          MiniWith.csv(
              directory,
              """
              csv: {delimiter: ",", byteOrderMark: true, lineEnd: CR, textPrefix: "=\\"x\\""}
              databases: {textColumns: [CLAVE_ACTA]}
              """);

      String text = text(Rendered.of(night(other).cut(3)), "PAP_AYUN_2024.csv");

      assertThat(text.lines().toList().get(7))
          .startsWith("990000A0100,\"=\"\"990000A01004\"\"\",99,");
      assertThat(text).doesNotContain("\n");
    }

    @Test
    void whatRowsOfAKindAlwaysSayIsData() throws IOException {
      ElectionPackage other =
          MiniWith.databases(
              directory,
              """
                noTransferMechanism: SIN MECANISMO
                cells:
                  sinActa: {ORIGEN: CATD, DIGITALIZACION: ESCANER}
                  fueraDeCatalogo: {ID_ENTIDAD: "99"}
                  M: {TOTAL_PERSONAS_VOTARON: N/A, TOTAL_VOTOS_SACADOS: N/A}
              """);

      List<String> rows = lines(Rendered.of(night(other).cut(3)), "PAP_GUB_2024.csv");
      List<String> before = lines(Rendered.of(night(mini).cut(3)), "PAP_GUB_2024.csv");

      assertThat(rows.stream().filter(r -> r.contains("SIN ACTA POR")).toList())
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r).endsWith(",N/A,N/A,N/A,N/A,N/A,CATD,ESCANER,N/A,N/A"));
      assertThat(before.stream().filter(r -> r.contains("SIN ACTA POR")).toList())
          .allSatisfy(r -> assertThat(r).endsWith(",N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A,N/A"));
      assertThat(rows.getLast()).startsWith(",,99,COSTA DE PAPEL,");
      assertThat(before.getLast()).startsWith(",,'99,COSTA DE PAPEL,");
      assertThat(rows.get(7)).contains(",'N/A,M,").contains(",N/A,N/A,N/A,N/A,");
      assertThat(rows.stream().filter(r -> r.contains(",SIN MECANISMO,"))).isNotEmpty();
    }

    @Test
    void onlyThePrevailingObservationMayBePublished() throws IOException {
      ElectionPackage other = MiniWith.databases(directory, "  observations: PREVAILING\n");

      assertThat(lines(Rendered.of(night(mini).cut(3)), "PAP_GUB_2024.csv"))
          .anySatisfy(r ->
              assertThat(r).contains("\"EXCEDE LISTA NOMINAL, ALGUN CAMPO ILEGIBLE O SIN DATO\""));
      assertThat(lines(Rendered.of(night(other).cut(3)), "PAP_GUB_2024.csv"))
          .anySatisfy(r -> assertThat(r).contains(",EXCEDE LISTA NOMINAL,0,"))
          .noneSatisfy(r -> assertThat(r).contains("NOMINAL, ALGUN"));
    }

    @Test
    void rowsMayStandAsTheCatalogueHasThem() throws IOException {
      ElectionPackage other = MiniWith.backwards(directory, "  rowOrder: CATALOGUE\n");

      List<String> rows = lines(Rendered.of(night(other).cut(3)), "PAP_GUB_2024.csv");

      assertThat(rows.subList(7, rows.size()).stream().map(r -> r.split(",", -1)[1]).toList())
          .startsWith(
              mini.actas(new ElectionCode("GUB")).reversed().stream()
                  .map(a -> "'" + a.key())
                  .toArray(String[]::new))
          .endsWith("", "");
    }
  }

  /** Something of everything: sin acta, above the list, illegible, blank, fuera de catálogo. */
  private static DatabaseNight night(ElectionPackage election) {
    DatabaseNight night = new DatabaseNight(election, 7);
    List<ExpectedActa> gub = election.actas(new ElectionCode("GUB"));
    election.actas().stream()
        .filter(a -> a.id().value().hashCode() % 5 != 0)
        .forEach(night::capture);
    ExpectedActa street =
        gub.stream()
            .filter(a -> a.casilla().type() == CasillaType.BASICA)
            .findFirst()
            .orElseThrow();
    Map<FieldId, FieldValue> many = night.values(street, 4);
    many.replaceAll((field, value) -> FieldValue.votes(900));
    many.put(FieldId.NULOS, FieldValue.Mark.BLANK);
    night.verified(street, many);
    night.sinActa(gub.getLast(), SinActaReason.CASILLA_NO_INSTALADA);
    gub.stream()
        .filter(a -> a.casilla().type().letter() == 'M')
        .forEach(a -> night.verified(a, night.values(a, 90)));
    night.outsideCatalogue(new ElectionCode("GUB"));
    night.outsideCatalogue(new ElectionCode("GUB"));
    return night;
  }

  private static List<List<String>> parsed(String csv) {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(csv)) {
      return records.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exit(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static XSSFWorkbook workbook(Map<String, byte[]> files, String name) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(Rendered.get(files, name)));
  }

  private static String shown(Row row, int column) {
    Cell cell = row.getCell(column);
    if (cell == null) {
      return "";
    }
    return cell.getCellType() == CellType.NUMERIC
        ? Long.toString((long) cell.getNumericCellValue())
        : cell.getStringCellValue();
  }

  private static int column(Row names, String name) {
    for (Cell cell : names) {
      if (cell.getStringCellValue().equals(name)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError(name);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(Rendered.get(files, name), StandardCharsets.UTF_8);
  }

  private static List<String> lines(Map<String, byte[]> files, String name) {
    return text(files, name).lines().toList();
  }

  private static void same(
      Map<String, byte[]> ones, String one, Map<String, byte[]> others, String other) {
    assertThat(Rendered.get(ones, one)).as(one).isEqualTo(Rendered.get(others, other));
  }

  private static void golden(String name, byte[] content) throws IOException {
    Path kept = GOLDEN.resolve(name);
    if ("write".equals(System.getProperty("openprep.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.write(kept, content);
    }
    assertThat(new String(content, StandardCharsets.UTF_8))
        .as(name)
        .isEqualTo(Files.readString(kept, StandardCharsets.UTF_8));
  }
}
