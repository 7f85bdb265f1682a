package mx.openprep.installer.replay;

import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mx.openprep.acta.DocumentType;
import mx.openprep.database.Column;
import mx.openprep.database.PublishedColumn;
import mx.openprep.election.ActaId;
import mx.openprep.election.CasillaType;
import mx.openprep.election.TerritoryKind;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes the election package of a night from the files that were published of it. */
final class PackageMaker {
  private static final int CATDS_A_NUMBER = 3;

  private final Source source;
  private final Path directory;
  private final int catds;
  private final OffsetDateTime start;
  private final OffsetDateTime end;
  private final CasillaRegister casillas = new CasillaRegister();
  private final Map<SourceRow, ActaId> actaByRow = new HashMap<>();

  /**
   * A package that is still to be written.
   *
   * @param catds how many, at most one for each territory of the casillas
   * @param start of the publication
   */
  PackageMaker(Source source, Path directory, int catds, OffsetDateTime start, OffsetDateTime end) {
    this.source = source;
    this.directory = directory;
    this.catds = catds;
    this.start = start;
    this.end = end;
  }

  /** The acta of each row, of expected ones and others. */
  Map<SourceRow, ActaId> write() throws IOException {
    Files.createDirectories(directory);
    List<Expected> expected = register();
    casillas.complete();
    Map<String, String> catdByMunicipality = catds();
    writeActas(expected);
    writeCasillas(catdByMunicipality);
    writeTerritories("districts.csv", TerritoryKind.DISTRICT);
    writeTerritories("municipalities.csv", TerritoryKind.MUNICIPALITY);
    writeBallots();
    yaml("process.yaml", process());
    yaml("rules.yaml", rules());
    yaml("elections.yaml", elections());
    yaml("publication.yaml", publication());
    return actaByRow;
  }

  /** An expected acta and its casilla. */
  private record Expected(
      SourceFile file, SourceRow row, ActaId id, CasillaRegister.Entry casilla) {}

  private List<Expected> register() {
    List<Expected> expected = new ArrayList<>();
    for (SourceFile file : source.files()) {
      int number = 0;
      int outside = 0;
      for (SourceRow row : file.rows()) {
        if (row.isExpected()) {
          // The ids keep the order of the file.
          ActaId id = new ActaId("%s-%06d".formatted(file.code(), ++number));
          expected.add(new Expected(file, row, id, casillas.of(file, row, source.entityNumber())));
          actaByRow.put(row, id);
        } else {
          actaByRow.put(row, new ActaId("F-%s-%06d".formatted(file.code(), ++outside)));
        }
      }
    }
    return expected;
  }

  private CsvWriter table(String name, String... columns) throws IOException {
    CsvWriter writer =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(directory.resolve(name));
    writer.writeRecord(columns);
    return writer;
  }

  private void writeActas(List<Expected> expected) throws IOException {
    try (CsvWriter actas =
        table("actas.csv", "id", "election", "casilla", "type", "representatives")) {
      for (Expected acta : expected) {
        actas.writeRecord(
            acta.id().value(),
            acta.file().code().value(),
            acta.casilla().id(),
            acta.row().actaType(),
            acta.row().number(Column.REPRESENTANTES_PP_CI).map(String::valueOf).orElse(""));
      }
    }
  }

  private void writeCasillas(Map<String, String> catdByMunicipality) throws IOException {
    String anywhere = catdByMunicipality.values().iterator().next();
    try (CsvWriter table =
        table(
            "casillas.csv",
            "id",
            "clave",
            "district",
            "municipality",
            "location",
            "listaNominal",
            "catd")) {
      for (CasillaRegister.Entry casilla : casillas.all()) {
        String municipality =
            casilla.place(TerritoryKind.MUNICIPALITY).map(SourceRow.Place::number).orElse("");
        table.writeRecord(
            casilla.id(),
            casilla.key().toString(),
            casilla.place(TerritoryKind.DISTRICT).map(SourceRow.Place::number).orElse(""),
            municipality,
            casilla.location(),
            casilla.listaNominal().map(String::valueOf).orElse(""),
            catdByMunicipality.getOrDefault(municipality, anywhere));
      }
    }
  }

  /** Municipalities in order, as evenly as may be; writes the table too. */
  private Map<String, String> catds() throws IOException {
    List<String> municipalities = List.copyOf(casillas.places(TerritoryKind.MUNICIPALITY).keySet());
    int number = Math.clamp(catds, 1, municipalities.size());
    Map<String, String> catdByMunicipality = new LinkedHashMap<>();
    try (CsvWriter table = table("catds.csv", "id", "name", "municipalities")) {
      for (int i = 0; i < number; i++) {
        String id = "CATD-%0" + CATDS_A_NUMBER + "d";
        String catd = id.formatted(i + 1);
        List<String> own =
            municipalities.subList(
                i * municipalities.size() / number, (i + 1) * municipalities.size() / number);
        own.forEach(m -> catdByMunicipality.put(m, catd));
        table.writeRecord(catd, catd, String.join(" ", own));
      }
    }
    return catdByMunicipality;
  }

  private void writeTerritories(String name, TerritoryKind kind) throws IOException {
    try (CsvWriter table = table(name, "number", "name")) {
      casillas.places(kind).forEach(table::writeRecord);
    }
  }

  private void writeBallots() throws IOException {
    try (CsvWriter ballots =
            table(
                "ballots.csv",
                "election",
                "territory",
                "parties",
                "coalitions",
                "commonCandidacies",
                "independents");
        CsvWriter candidacies =
            table("candidacies.csv", "election", "territory", "option", "candidate", "alternate")) {
      for (SourceFile file : source.files()) {
        SourceOptions options = source.options(file);
        source
            .ballots(file)
            .byTerritory()
            .forEach((territory, ballot) -> {
              List<String> coalitions = options.coalitions(options.combinations(ballot));
              ballots.writeRecord(
                  file.code().value(),
                  territory,
                  of(options.parties(), ballot),
                  String.join(" ", coalitions),
                  of(options.commonCandidacies(), ballot),
                  of(options.independents(), ballot));
              Stream.of(
                      options.parties().stream().filter(ballot::contains),
                      coalitions.stream(),
                      options.commonCandidacies().stream().filter(ballot::contains),
                      options.independents().stream().filter(ballot::contains))
                  .flatMap(o -> o)
                  .forEach(option ->
                      candidacies.writeRecord(
                          file.code().value(),
                          territory,
                          option,
                          "Candidatura de " + options.name(option),
                          ""));
            });
      }
    }
  }

  private static String of(List<String> options, Set<String> ballot) {
    return options.stream().filter(ballot::contains).collect(joining(" "));
  }

  private void yaml(String name, Map<String, Object> content) throws IOException {
    Files.write(directory.resolve(name), new YAMLMapper().writeValueAsBytes(content));
  }

  private Map<String, Object> process() {
    LocalDate day = source.times().day();
    Map<String, Object> process = new LinkedHashMap<>();
    process.put("format", 1);
    process.put(
        "id",
        "replay-%s-%d"
            .formatted(source.entityAbbreviation().toLowerCase(Locale.ROOT), day.getYear()));
    process.put("name", "Repetición de %s %d".formatted(source.entityName(), day.getYear()));
    process.put(
        "entity",
        Map.of(
            "number", source.entityNumber(),
            "name", source.entityName(),
            "abbreviation", source.entityAbbreviation()));
    process.put("electionDay", day.toString());
    process.put("zone", source.times().zone().getId());
    process.put(
        "notice",
        "Paquete hecho de bases de datos publicadas, para repetir su noche: "
            + source.files().stream().map(SourceFile::name).collect(joining(", ")));
    return process;
  }

  private Map<String, Object> rules() {
    Map<String, Object> rules = new LinkedHashMap<>();
    rules.put("representativesPerContender", 2);
    rules.put("ballotsOfEspecial", 1000);
    rules.put(
        "withoutListLimit",
        source.files().getFirst().database().layout().rules().withoutListLimit().stream()
            .map(t -> String.valueOf(t.letter()))
            .sorted()
            .toList());
    rules.put(
        "documentTypes",
        Arrays.stream(DocumentType.values()).map(DocumentType::published).toList());
    Set<String> mechanisms = new TreeSet<>(List.of("F"));
    source.files().stream()
        .flatMap(f -> f.rows().stream())
        .map(r -> r.text(Column.MECANISMOS_TRASLADO))
        .filter(Stories::isMechanism)
        .forEach(mechanisms::add);
    rules.put("transferMechanisms", List.copyOf(mechanisms));
    rules.put("texts", source.habits().words());
    return rules;
  }

  private Map<String, Object> publication() {
    Map<String, Object> publication = new LinkedHashMap<>();
    publication.put("start", text(start));
    publication.put("end", text(end));
    publication.put("intervalMinutes", 5);
    publication.put("csv", source.habits().csv());
    publication.put("databases", source.habits().databases(source.times()));
    return publication;
  }

  private static String text(OffsetDateTime moment) {
    return moment.withNano(0).toString();
  }

  private Map<String, Object> elections() {
    Set<String> parties = new LinkedHashSet<>();
    source.files().forEach(f -> parties.addAll(source.options(f).parties()));
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("parties", named(parties.stream()));
    root.put("elections", source.files().stream().map(this::election).toList());
    return root;
  }

  private static List<Map<String, Object>> named(Stream<String> ids) {
    return ids.map(id -> Map.<String, Object>of("id", id, "name", id)).toList();
  }

  private Map<String, Object> election(SourceFile file) {
    SourceOptions options = source.options(file);
    SourceBallots ballots = source.ballots(file);
    Map<String, Object> election = new LinkedHashMap<>();
    election.put("code", file.code().value());
    election.put("name", file.title().substring(0, Math.min(120, file.title().length())));
    election.put("level", file.level().name());
    election.put("coalitionSplit", file.division().name());
    election.put("parties", options.parties());
    List<Map<String, Object>> coalitions = new ArrayList<>();
    for (String coalition : ballots.coalitions()) {
      coalitions.add(
          Map.of(
              "parties",
              options.members(coalition),
              "combinations",
              options.combinationsOf(coalition)));
    }
    election.put("coalitions", coalitions);
    election.put(
        "commonCandidacies",
        options.commonCandidacies().stream()
            .map(id -> Map.of("id", id, "name", options.name(id), "parties", options.members(id)))
            .toList());
    election.put("independents", named(options.independents().stream()));
    List<Map<String, Object>> types = new ArrayList<>();
    ballots.actaTypes().forEach((code, of) -> types.add(actaType(ballots, code, of)));
    election.put("actaTypes", types);
    return election;
  }

  private static Map<String, Object> actaType(
      SourceBallots ballots, String code, Set<CasillaType> casillas) {
    Map<String, Object> type = new LinkedHashMap<>();
    boolean partiesOnly = ballots.isPartiesOnly(code);
    type.put("code", code);
    type.put("principle", partiesOnly || code.endsWith("RP") ? "PROPORTIONAL" : "MAJORITY");
    type.put("casillas", casillas.stream().map(t -> String.valueOf(t.letter())).toList());
    if (partiesOnly) {
      type.put("partiesOnly", true);
    }
    return type;
  }

  /** The columns of the options of a file by what the package calls them. */
  static Map<String, PublishedColumn> columnsById(SourceOptions options) {
    Map<String, PublishedColumn> columns = new LinkedHashMap<>();
    options.columns().forEach(c -> columns.put(options.id(c), c));
    return columns;
  }
}
