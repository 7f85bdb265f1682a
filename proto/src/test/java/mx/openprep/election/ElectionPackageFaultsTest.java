package mx.openprep.election;

import static mx.openprep.election.PlantedFaults.alone;
import static mx.openprep.election.PlantedFaults.append;
import static mx.openprep.election.PlantedFaults.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import mx.openprep.election.PlantedFaults.Place;
import mx.openprep.election.PlantedFaults.Plant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElectionPackageFaultsTest {
  @TempDir private Path directory;

  static List<Plant> plants() {
    return List.of(
        replace("process.yaml", "format", "format: →2", FaultCode.NOT_ONE_OF),
        replace("process.yaml", "id", "id: →Mini Con Espacios", FaultCode.WRONG_FORM),
        replace("process.yaml", "  abbrev", "  abbreviation: →pap", FaultCode.WRONG_FORM),
        alone(replace("process.yaml", "  number", "  number: →99", FaultCode.WRONG_TYPE)),
        alone(
            replace(
                "process.yaml",
                "electionDay",
                "electionDay: →2024-02-30",
                FaultCode.NOT_IN_CALENDAR)),
        replace("process.yaml", "zone", "zone: →America/Tequila", FaultCode.ZONE_UNKNOWN),
        append("process.yaml", "color: →rojo", FaultCode.KEY_UNKNOWN),
        replace("rules.yaml", "repres", "representativesPerContender: →-1", FaultCode.OUT_OF_RANGE),
        replace("rules.yaml", "ballotsOf", "ballotsOfEspecial: →mil", FaultCode.WRONG_TYPE),
        replace("rules.yaml", "without", "withoutListLimit: [M, →X, P]", FaultCode.NOT_ONE_OF),
        replace("rules.yaml", "document", "documentTypes: [RPP, →COPIA]", FaultCode.NOT_ONE_OF),
        replace("rules.yaml", "transfer", "transferMechanisms: →[D, F, D]", FaultCode.ITEM_TWICE),
        append("rules.yaml", "practice: {actas: 3, rightPercent: →101}", FaultCode.OUT_OF_RANGE),
        replace("rules.yaml", "  separator", "  separator: →\"\"", FaultCode.WRONG_LENGTH),
        replace(
            "elections.yaml",
            "  - {id: VOLCAN",
            "  - {id: VOLCAN, name: Partido Volcán}\n  - {id: →FARO, name: Otro}",
            FaultCode.ID_TWICE),
        replace(
            "elections.yaml",
            "    parties: [COL",
            "    parties: [COLIBRI, NOPAL, FARO, MAREA, VOLCAN, →LUNA]",
            FaultCode.REFERENCE_UNKNOWN),
        replace(
            "elections.yaml",
            "      - parties: [COL",
            "      - parties: [COLIBRI, NOPAL, →NUBE]",
            FaultCode.MEMBER_NOT_A_PARTY),
        replace("elections.yaml", "    name: DIP", "    name: →\"\"", FaultCode.WRONG_LENGTH),
        replace(
            "elections.yaml",
            "    coalitionSplit: MUN",
            "    coalitionSplit: →DISTRICT",
            FaultCode.SPLIT_WIDER_THAN_LEVEL),
        alone(
            replace(
                "elections.yaml", "    level: MUN", "    level: →COUNTRY", FaultCode.NOT_ONE_OF)),
        replace(
            "elections.yaml",
            "      - {code: 4E",
            "      - {code: 4E, principle: MAJORITY, casillas: [S]}\n"
                + "      - {code: →\"4\", principle: MAJORITY, casillas: [S]}",
            FaultCode.ID_TWICE),
        alone(
            replace(
                "elections.yaml",
                "      - {id: CI_1",
                "      - {id: CI_1, name: Uno}\n      - {id: →NULOS, name: Dos}",
                FaultCode.OPTION_ID_RESERVED)),
        alone(
            replace(
                "elections.yaml",
                "      - {id: CI_1",
                "      - {id: CI_1, name: Uno}\n      - {id: →MAREA, name: Dos}",
                FaultCode.ID_TWICE)),
        alone(
            replace(
                "elections.yaml",
                "      - parties: [COL",
                "      - parties: [COLIBRI, NOPAL, FARO]\n"
                    + "        combinations: [[COLIBRI, NOPAL, FARO], →[COLIBRI, MAREA]]",
                FaultCode.COMBINATION_NOT_OF_COALITION)),
        alone(
            replace(
                "elections.yaml",
                "      - parties: [COL",
                "      - parties: [COLIBRI, NOPAL, FARO]\n        combinations: →[[COLIBRI, NOPAL]]",
                FaultCode.WHOLE_COALITION_MISSING)),
        alone(
            replace(
                "elections.yaml",
                "      - {id: CC_",
                "      - {id: CC_MAREA_VOLCAN, name: MAREA-VOLCAN, parties: [MAREA, →PLAYA]}",
                FaultCode.MEMBER_NOT_A_PARTY)),
        replace(
            "publication.yaml",
            "start",
            "start: →2024-06-01T18:00-06:00",
            FaultCode.START_BEFORE_ELECTION_DAY),
        alone(
            replace(
                "publication.yaml",
                "start",
                "start: →2024-06-02T18:00-05:00",
                FaultCode.OFFSET_NOT_OF_ZONE)),
        alone(
            replace(
                "publication.yaml",
                "end",
                "end: →2024-06-02T17:00-06:00",
                FaultCode.END_NOT_AFTER_START)),
        replace("publication.yaml", "interval", "intervalMinutes: →30", FaultCode.OUT_OF_RANGE),
        replace("publication.yaml", "  delim", "  delimiter: →\"/\"", FaultCode.NOT_ONE_OF),
        replace("publication.yaml", "  byte", "  byteOrderMark: →quizá", FaultCode.WRONG_TYPE),
        replace("publication.yaml", "  lineEnd", "  lineEnd: →NEL", FaultCode.NOT_ONE_OF),
        alone(
            replace(
                "publication.yaml",
                "  byte",
                "  charset: ISO-8859-1\n  byteOrderMark: →true",
                FaultCode.MARK_NOT_OF_CHARSET)),
        alone(
            append(
                "publication.yaml",
                "databases: {omittedColumns: [→COTEJDA]}",
                FaultCode.NOT_ONE_OF)),
        alone(
            append(
                "publication.yaml",
                "databases: {timeLine: →\"{dia}/{month}\"}",
                FaultCode.WRONG_FORM)),
        alone(
            append(
                "publication.yaml",
                "databases: {files: {database: →\"../{election}.csv\"}}",
                FaultCode.WRONG_FORM)),
        alone(
            append(
                "publication.yaml",
                "databases: {files: {database: →\"{entity}.csv\"}}",
                FaultCode.WRONG_FORM)),
        alone(
            append(
                "publication.yaml",
                "databases: {files: →{candidacies: \"{entity}_{election}_{electionYear}.csv\"}}",
                FaultCode.ITEM_TWICE)),
        alone(
            append(
                "publication.yaml",
                "databases: {cells: {sinActa: {ORIJEN: →CATD}}}",
                FaultCode.REFERENCE_UNKNOWN)),
        alone(
            append(
                "publication.yaml",
                "databases: {elections: {DIP_FED: →{title: X}}}",
                FaultCode.REFERENCE_UNKNOWN)),
        alone(
            append(
                "publication.yaml",
                "databases: {elections: {GUB: {columnNames: {PANN: →PAN}}}}",
                FaultCode.REFERENCE_UNKNOWN)),
        append("districts.csv", "→3,TRES", FaultCode.CELL_MALFORMED),
        append("districts.csv", "→001,REPETIDO", FaultCode.ID_TWICE),
        append("municipalities.csv", "004,→", FaultCode.CELL_EMPTY),
        append("catds.csv", "→catd 4,CATD,001", FaultCode.CELL_MALFORMED),
        append("catds.csv", "CATD-009,CATD de nadie,→009", FaultCode.REFERENCE_UNKNOWN),
        append("casillas.csv", "X1,→991B,001,001,1,500,CATD-001", FaultCode.CELL_MALFORMED),
        append("casillas.csv", "→0001-B01,990001B0100,001,001,1,9,CATD-001", FaultCode.ID_TWICE),
        append("casillas.csv", "X3,→150001B0100,001,001,1,500,CATD-001", FaultCode.OTHER_ENTITY),
        append(
            "casillas.csv",
            "X4,→990000B0100,001,001,1,500,CATD-001",
            FaultCode.SECTION_NOT_OF_TYPE),
        append(
            "casillas.csv", "X5,→990005B0200,001,001,1,500,CATD-001", FaultCode.NUMBER_NOT_OF_TYPE),
        append(
            "casillas.csv", "X6,→990005C0101,001,001,1,500,CATD-001", FaultCode.NUMBER_NOT_OF_TYPE),
        append(
            "casillas.csv", "X7,990007B0100,→009,001,1,500,CATD-001", FaultCode.REFERENCE_UNKNOWN),
        append("casillas.csv", "X8,990008B0100,001,→,1,500,CATD-001", FaultCode.TERRITORY_MISSING),
        append("casillas.csv", "X9,990009B0100,001,001,→3,500,CATD-001", FaultCode.CELL_MALFORMED),
        append(
            "casillas.csv", "Y1,990010B0100,001,001,1,→,CATD-001", FaultCode.LISTA_NOMINAL_MISSING),
        append(
            "casillas.csv",
            "Y2,990010S0100,001,001,1,→5,CATD-001",
            FaultCode.LISTA_NOMINAL_NOT_ZERO),
        append(
            "casillas.csv", "Y3,990010B0100,001,001,1,500,→CATD-008", FaultCode.REFERENCE_UNKNOWN),
        append(
            "casillas.csv",
            "Y4,990010B0100,002,002,1,500,→CATD-001",
            FaultCode.CATD_OF_OTHER_MUNICIPALITY),
        append("casillas.csv", "Y5,990010B0100,002,002,1,500,→", FaultCode.CELL_EMPTY),
        append(
            "casillas.csv",
            "Y6,990010B0100,002,002,1,500,CATD-002,→más",
            FaultCode.WRONG_CELL_COUNT),
        append("casillas.csv", "→Y7,\"990010B0100,002,002,1,500", FaultCode.ROW_UNREADABLE),
        append(
            "casillas.csv",
            "→Y8,990020B0100,002,002,1,500,CATD-002",
            FaultCode.CASILLA_WITHOUT_ACTAS),
        append("ballots.csv", "→GOB,99,COLIBRI,,,", FaultCode.REFERENCE_UNKNOWN),
        append("ballots.csv", "DIP_LOC,→009,COLIBRI,,,", FaultCode.REFERENCE_UNKNOWN),
        append("ballots.csv", "GUB,→001,COLIBRI,,,", FaultCode.TERRITORY_NOT_OF_LEVEL),
        append("ballots.csv", "GUB,→98,COLIBRI,,,", FaultCode.OTHER_ENTITY),
        append("ballots.csv", "AYUN,→001,COLIBRI,,,", FaultCode.ID_TWICE),
        replace(
            "ballots.csv",
            "DIP_LOC,002",
            "DIP_LOC,002,→COLIBRI NUBE,,,",
            FaultCode.REFERENCE_UNKNOWN),
        replace(
            "ballots.csv",
            "AYUN,002",
            "AYUN,002,COLIBRI NOPAL MAREA,→C_COLIBRI_NOPAL_FARO,,",
            FaultCode.MEMBER_NOT_COMPETING),
        append("actas.csv", "→G-001,GUB,→0001-B01,2", FaultCode.ID_TWICE, FaultCode.ACTA_TWICE),
        append(
            "actas.csv", "→F-1,GUB,→0001-C01,2", FaultCode.ACTA_ID_RESERVED, FaultCode.ACTA_TWICE),
        append("actas.csv", "X-3,→GOB,0001-B01,2", FaultCode.REFERENCE_UNKNOWN),
        append("actas.csv", "X-4,GUB,→9999-B01,2", FaultCode.REFERENCE_UNKNOWN),
        append("actas.csv", "X-5,GUB,0001-B01,→9", FaultCode.REFERENCE_UNKNOWN),
        append("actas.csv", "X-6,GUB,0001-B01,→2E", FaultCode.ACTA_TYPE_NOT_OF_CASILLA),
        append(
            "actas.csv",
            "X-7,AYUN,→M-00,→4",
            FaultCode.BALLOT_MISSING,
            FaultCode.ACTA_TYPE_NOT_OF_CASILLA),
        append("actas.csv", "→X 8,GUB,→0001-C02,2", FaultCode.CELL_MALFORMED, FaultCode.ACTA_TWICE),
        append(
            "candidacies.csv", "AYUN,001,→CC_MAREA_VOLCAN,NADIE,", FaultCode.OPTION_NOT_COMPETING),
        append("candidacies.csv", "GUB,99,→COLIBRI,OTRA,", FaultCode.ID_TWICE),
        append("candidacies.csv", "GUB,99,FARO,→,", FaultCode.CELL_EMPTY),
        append("candidacies.csv", "AYUN,→009,MAREA,NADIE,", FaultCode.REFERENCE_UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("plants")
  void reportsAFaultAtItsPlaceAndNothingElse(Plant plant) throws IOException {
    List<Place> expected = PlantedFaults.plant(List.of(plant), directory);
    assertThat(faults()).extracting(Place::of).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void reportsEveryFaultAtOnce() throws IOException {
    List<Plant> together = plants().stream().filter(p -> !p.alone()).toList();
    List<Place> expected = PlantedFaults.plant(together, directory);
    assertThat(expected).hasSizeGreaterThan(60);
    assertThat(faults()).extracting(Place::of).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void tellsWhatItFoundAndWhatItExpected() throws IOException {
    PlantedFaults.plant(
        List.of(
            append("casillas.csv", "X1,→991B,001,001,1,500,CATD-001", FaultCode.CELL_MALFORMED)),
        directory);
    PackageFault fault = faults().getFirst();
    assertThat(fault.line(Locale.forLanguageTag("es-MX")))
        .isEqualTo(
            "casillas.csv:20:4 P307 Se encontró «991B»; se esperaba un valor como 140001C0100.");
    assertThat(fault.line(Locale.ENGLISH))
        .isEqualTo("casillas.csv:20:4 P307 Found \"991B\"; expected a value such as 140001C0100.");
  }

  @Test
  void hasATextForEveryCodeInBothLanguages() {
    List<String> codes = Stream.of(FaultCode.values()).map(FaultCode::code).toList();
    for (String language : List.of("es", "en")) {
      ResourceBundle texts =
          ResourceBundle.getBundle("mx.openprep.election.faults", Locale.forLanguageTag(language));
      assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }
  }

  @Test
  void namesTheMissingFilesAndStillChecksTheRest() throws IOException {
    PlantedFaults.copy(Packages.MINI, directory);
    Files.delete(directory.resolve("catds.csv"));
    Files.delete(directory.resolve("rules.yaml"));
    Files.writeString(directory.resolve("districts.csv"), "number,name\n001,UNO\n2,DOS\n");
    assertThat(faults())
        .extracting(Place::of)
        .contains(
            new Place("catds.csv", 0, 0, FaultCode.FILE_MISSING),
            new Place("rules.yaml", 0, 0, FaultCode.FILE_MISSING),
            new Place("districts.csv", 3, 1, FaultCode.CELL_MALFORMED));
  }

  @Test
  void namesAMissingKeyAtTheMappingThatLacksIt() throws IOException {
    PlantedFaults.plant(
        List.of(replace("process.yaml", "  abbrev", "  # sin abreviatura")), directory);
    assertThat(faults())
        .containsExactly(
            new PackageFault("process.yaml", 5, 3, FaultCode.KEY_MISSING, "abbreviation", ""));
  }

  @Test
  void namesUnknownMissingAndRepeatedColumns() throws IOException {
    PlantedFaults.plant(
        List.of(replace("districts.csv", "number", "number,nombre,number")), directory);
    assertThat(faults())
        .extracting(Place::of)
        .containsExactly(
            new Place("districts.csv", 1, 1, FaultCode.COLUMN_MISSING),
            new Place("districts.csv", 1, 8, FaultCode.COLUMN_UNKNOWN),
            new Place("districts.csv", 1, 15, FaultCode.COLUMN_TWICE));
  }

  @Test
  void refusesTwoAlliancesOfOnePartyOnABallot() throws IOException {
    PlantedFaults.plant(
        List.of(
            replace(
                "elections.yaml",
                "      - {id: CC_",
                "      - {id: CC_MAREA_VOLCAN, name: MAREA-VOLCAN, parties: [FARO, MAREA]}")),
        directory);
    assertThat(faults())
        .extracting(PackageFault::code)
        .containsExactly(FaultCode.COALITIONS_OVERLAP);
  }

  @Test
  void reportsAnElectionNobodyExpectsActasOf() throws IOException {
    PlantedFaults.copy(Packages.MINI, directory);
    Path actas = directory.resolve("actas.csv");
    Files.write(
        actas, Files.readAllLines(actas).stream().filter(l -> !l.contains("DIP_LOC")).toList());
    assertThat(faults())
        .extracting(PackageFault::code, PackageFault::found)
        .containsExactly(tuple(FaultCode.ELECTION_WITHOUT_ACTAS, "DIP_LOC"));
  }

  @Test
  void tellsWhereYamlBreaks() throws IOException {
    PlantedFaults.copy(Packages.MINI, directory);
    Files.writeString(directory.resolve("rules.yaml"), "representativesPerContender: 2\n  x: [1\n");
    assertThat(faults())
        .singleElement()
        .satisfies(f -> {
          assertThat(f.code()).isEqualTo(FaultCode.YAML_SYNTAX);
          assertThat(f.line()).isEqualTo(2);
        });
  }

  @Test
  void refusesAKeyThatStandsTwice() throws IOException {
    PlantedFaults.plant(List.of(append("process.yaml", "id: otra")), directory);
    assertThat(faults()).extracting(PackageFault::code).containsExactly(FaultCode.YAML_SYNTAX);
  }

  @Test
  void tellsWhereTheTextIsNotUtf8() throws IOException {
    PlantedFaults.copy(Packages.MINI, directory);
    Files.write(
        directory.resolve("districts.csv"),
        "number,name\n001,CAÑADA\n002,DOS\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(faults())
        .extracting(Place::of)
        .containsExactly(new Place("districts.csv", 2, 7, FaultCode.NOT_UTF8));
  }

  @Test
  void acceptsByteOrderMarksAndWindowsLineEnds() throws Exception {
    PlantedFaults.copy(Packages.MINI, directory);
    try (Stream<Path> files = Files.list(Packages.MINI)) {
      for (Path file : files.toList()) {
        String windows = "\uFEFF" + Files.readString(file).replace("\n", "\r\n");
        Files.writeString(directory.resolve(String.valueOf(file.getFileName())), windows);
      }
    }
    ElectionPackage read = ElectionPackageReader.read(directory);
    assertThat(read.actas()).isEqualTo(Packages.mini().actas());
    assertThat(read.process()).isEqualTo(Packages.mini().process());
  }

  private List<PackageFault> faults() {
    FaultyPackageException refused =
        catchThrowableOfType(
            FaultyPackageException.class, () -> ElectionPackageReader.read(directory));
    assertThat(refused).as("the package is refused").isNotNull();
    return refused.faults();
  }
}
