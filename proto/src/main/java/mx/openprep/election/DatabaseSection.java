package mx.openprep.election;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code csv} and {@code databases} of {@code publication.yaml}; all of the second has
 * defaults.
 */
final class DatabaseSection {
  private static final Set<StandardColumn> KEYS =
      EnumSet.of(
          StandardColumn.CLAVE_CASILLA,
          StandardColumn.CLAVE_ACTA,
          StandardColumn.ID_ENTIDAD,
          StandardColumn.ID_DISTRITO_LOCAL,
          StandardColumn.ID_MUNICIPIO,
          StandardColumn.SECCION,
          StandardColumn.ID_CASILLA,
          StandardColumn.EXT_CONTIGUA);

  private final YamlNode csv;
  private final YamlNode databases;
  private final Catalogue<ElectionCode, ElectionDraft> elections;

  private DatabaseSection(YamlNode root, Catalogue<ElectionCode, ElectionDraft> elections) {
    this.csv = root.get("csv");
    this.databases = root.get("databases");
    this.elections = elections;
  }

  /** Empty when there is a fault. */
  static Optional<DatabaseRules> read(
      YamlNode root, Catalogue<ElectionCode, ElectionDraft> elections) {
    return new DatabaseSection(root, elections).read();
  }

  private Optional<DatabaseRules> read() {
    checkMark();
    checkElections();
    checkCells(databases.get("cells"));
    if (!csv.isSound() || (databases.isPresent() && !databases.isSound())) {
      return Optional.empty();
    }
    DatabaseFileNames names = names();
    checkDistinct(names);
    return Optional.of(
        new DatabaseRules(
            dialect(),
            names,
            template(databases, "timeLine", "{day}/{month}/{year} {hour}:{minute} (UTC{offset})"),
            template(databases, "actaTime", "{day}/{month}/{year} {hour}:{minute}:{second}"),
            databases.text("rowOrder").map(RowOrder::valueOf).orElse(RowOrder.TERRITORY),
            databases
                .text("observations")
                .map(PublishedObservations::valueOf)
                .orElse(PublishedObservations.ALL),
            databases.text("noTransferMechanism").orElse("-"),
            databases.get("textColumns").isPresent() ? columns("textColumns") : KEYS,
            columns("omittedColumns"),
            cells(databases.get("cells")),
            flag(databases.get("candidaciesMarked"), true),
            particular()));
  }

  private CsvDialect dialect() {
    return new CsvDialect(
        csv.requiredText("delimiter").charAt(0),
        charset(),
        flag(csv.get("byteOrderMark"), false),
        switch (csv.requiredText("lineEnd")) {
          case "CRLF" -> "\r\n";
          case "CR" -> "\r";
          default -> "\n";
        },
        flag(csv.get("separatorLine"), false),
        TextMark.of(csv.requiredText("textPrefix")));
  }

  private Charset charset() {
    return csv.text("charset").map(Charset::forName).orElse(StandardCharsets.UTF_8);
  }

  private void checkMark() {
    YamlNode mark = csv.get("byteOrderMark");
    if (mark.isSound() && flag(mark, false) && !charset().equals(StandardCharsets.UTF_8)) {
      mark.fault(FaultCode.MARK_NOT_OF_CHARSET, "true", "false (" + charset() + ")");
    }
  }

  private DatabaseFileNames names() {
    YamlNode files = databases.get("files");
    return new DatabaseFileNames(
        template(files, "package", "{date}_{time}_PREP_{entity}.zip"),
        template(files, "electionPackage", "{date}_{time}_PREP_{election}_{entity}.zip"),
        template(files, "database", "{entity}_{election}_{electionYear}.csv"),
        template(files, "candidacies", "{entity}_{election}_CANDIDATURAS_{electionYear}.csv"),
        template(files, "readme", "LEEME.txt"),
        template(files, "looseReadme", "{entity}_{election}_LEEME_{electionYear}.txt"),
        template(files, "workbook", "{entity}_{election}_{electionYear}.xlsx"),
        template(files, "analysis", "{date}_{time}_PREP_ANALISIS_{entity}.zip"),
        template(files, "votes", "{entity}_{election}_VOTOS_{electionYear}.csv"),
        template(files, "codebook", "{entity}_DICCIONARIO_{electionYear}.csv"),
        template(files, "casillas", "{entity}_CASILLAS_{electionYear}.csv"));
  }

  private static Template template(YamlNode node, String key, String otherwise) {
    return new Template(node.text(key).orElse(otherwise));
  }

  /** Two files of one place would overwrite each other. */
  private void checkDistinct(DatabaseFileNames names) {
    for (List<Template> together :
        List.of(
            List.of(
                names.wholePackage(),
                names.analysis(),
                names.database(),
                names.candidacies(),
                names.looseReadme(),
                names.workbook()),
            List.of(names.database(), names.candidacies(), names.readme()),
            List.of(names.votes(), names.codebook(), names.casillas()))) {
      List<Template> seen = new ArrayList<>();
      for (Template name : together) {
        if (seen.contains(name)) {
          databases.get("files").fault(FaultCode.ITEM_TWICE, name.pattern(), "");
        }
        seen.add(name);
      }
    }
  }

  private Set<StandardColumn> columns(String key) {
    Set<StandardColumn> columns = EnumSet.noneOf(StandardColumn.class);
    databases.get(key).texts().forEach(name -> columns.add(StandardColumn.valueOf(name)));
    return columns;
  }

  private static FixedCells cells(YamlNode cells) {
    Map<CasillaType, Map<StandardColumn, String>> byCasilla = new EnumMap<>(CasillaType.class);
    for (CasillaType type : CasillaType.values()) {
      YamlNode of = cells.get(String.valueOf(type.letter()));
      if (of.isPresent()) {
        byCasilla.put(type, fixed(of));
      }
    }
    return new FixedCells(
        fixed(cells.get("notCaptured")),
        fixed(cells.get("sinActa")),
        fixed(cells.get("fueraDeCatalogo")),
        byCasilla);
  }

  private static Map<StandardColumn, String> fixed(YamlNode cells) {
    Map<StandardColumn, String> fixed = new EnumMap<>(StandardColumn.class);
    cells
        .textsByKey()
        .forEach((name, says) -> StandardColumn.named(name).ifPresent(c -> fixed.put(c, says)));
    return fixed;
  }

  private void checkElections() {
    YamlNode all = databases.get("elections");
    for (String name : all.keys()) {
      if (!all.get(name).isSound()) {
        continue;
      }
      ElectionCode code = new ElectionCode(name);
      if (elections.isUnknown(code)) {
        all.get(name).fault(FaultCode.REFERENCE_UNKNOWN, name, elections.file());
        continue;
      }
      YamlNode renamed = all.get(name).get("columnNames");
      elections
          .find(code)
          .flatMap(ElectionDraft::election)
          .ifPresent(election -> checkColumns(election, renamed));
    }
  }

  private static void checkCells(YamlNode cells) {
    for (String kind : cells.keys()) {
      for (String column : cells.get(kind).keys()) {
        if (StandardColumn.named(column).isEmpty()) {
          cells.get(kind).get(column).fault(FaultCode.REFERENCE_UNKNOWN, column, "Anexo 18.5");
        }
      }
    }
  }

  private static void checkColumns(Election election, YamlNode renamed) {
    List<String> known =
        Stream.concat(
                Stream.of(StandardColumn.values()).map(Enum::name),
                election.columns().stream().map(option -> option.id().value()))
            .toList();
    for (String column : renamed.keys()) {
      if (!known.contains(column)) {
        renamed.get(column).fault(FaultCode.REFERENCE_UNKNOWN, column, PackageFiles.ELECTIONS);
      }
    }
  }

  private Map<ElectionCode, ElectionDatabase> particular() {
    Map<ElectionCode, ElectionDatabase> particular = new HashMap<>();
    YamlNode all = databases.get("elections");
    for (ElectionDraft draft : elections.values()) {
      YamlNode of = all.get(draft.code().value());
      draft
          .election()
          .ifPresent(election ->
              particular.put(
                  draft.code(),
                  new ElectionDatabase(
                      of.text("title").orElse(election.name()),
                      of.get("columnNames").textsByKey(),
                      of.text("candidaciesEntity")
                          .map(ElectionDatabase.CandidaciesEntity::valueOf)
                          .orElse(ElectionDatabase.CandidaciesEntity.NUMBER))));
    }
    return particular;
  }

  private static boolean flag(YamlNode node, boolean otherwise) {
    return node.isSound() ? node.node().asBoolean() : otherwise;
  }
}
