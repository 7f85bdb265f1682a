package mx.openprep.installer.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.PublishedTexts;
import org.jspecify.annotations.Nullable;

/** What stood on the paper against what was published: rows, votes, images. */
final class Comparison {
  private final ElectionPackage election;
  private final Scenario scenario;
  private final PublishedTexts texts;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Set<String> imagesSeen = new HashSet<>();
  private int imagesMatching;

  /** One figure of the table. */
  record Line(String election, String figure, long truth, long published) {
    long difference() {
      return published - truth;
    }
  }

  /**
   * Everything that was compared.
   *
   * @param faults each differing field, row or image in words
   */
  record Result(List<Line> lines, List<String> faults) {
    long differences() {
      return faults.size() + lines.stream().filter(l -> l.difference() != 0).count();
    }
  }

  /** Where the published files come from. */
  interface PublishedFiles {
    PublishedDatabase database(ElectionCode election);

    /** The image file, if it is published. */
    Optional<byte[]> image(String hash);
  }

  private Comparison(ElectionPackage election, Scenario scenario) {
    this.election = election;
    this.scenario = scenario;
    this.texts = election.rules().texts();
  }

  static Result of(ElectionPackage election, Scenario scenario, PublishedFiles published) {
    Comparison comparison = new Comparison(election, scenario);
    for (Election one : election.elections()) {
      comparison.compare(one, published);
    }
    comparison.line(
        "", "Imágenes publicadas", scenario.papers().size(), comparison.imagesSeen.size());
    comparison.line(
        "", "Imágenes con SHA-256 igual", scenario.papers().size(), comparison.imagesMatching);
    return new Result(List.copyOf(comparison.lines), List.copyOf(comparison.faults));
  }

  private void compare(Election one, PublishedFiles published) {
    PublishedDatabase database = published.database(one.code());
    Map<String, Map<String, String>> byKey = rowsByKey(database);
    List<Scenario.Paper> papers =
        scenario.papers().stream().filter(p -> p.acta().election().equals(one.code())).toList();
    List<Scenario.Missing> missing =
        scenario.missing().stream().filter(m -> m.acta().election().equals(one.code())).toList();
    Map<String, long[]> sums = new LinkedHashMap<>();
    one.columns().forEach(o -> sums.put(o.id().value(), new long[2]));
    sums.put(FieldId.NO_REGISTRADAS.value(), new long[2]);
    sums.put(FieldId.NULOS.value(), new long[2]);
    sums.put("TOTAL_VOTOS_CALCULADO", new long[2]);

    Set<String> planned = new HashSet<>();
    for (Scenario.Paper paper : papers) {
      if (paper.expected()) {
        planned.add(paper.acta().key());
        compare(paper, byKey.get(paper.acta().key()), sums);
      }
    }
    for (Scenario.Missing acta : missing) {
      planned.add(acta.acta().key());
      compare(acta, byKey.get(acta.acta().key()));
    }
    long outside = database.rows().stream().filter(r -> is(r, "CONTABILIZADA", "2")).count();
    database.rows().forEach(row -> image(row, published));
    for (Map<String, String> row : database.rows()) {
      String key = key(row);
      if (!planned.contains(key) && !is(row, "CONTABILIZADA", "2")) {
        expect(one.code() + " " + key, "CONTABILIZADA", "-", row);
        addPublished(row, sums);
      }
    }
    String name = one.code().value();
    line(
        name,
        "Actas esperadas",
        election.actas(one.code()).size(),
        figure(database, "ACTAS_ESPERADAS"));
    line(
        name,
        "Actas capturadas",
        papers.stream().filter(Scenario.Paper::expected).count() + missing.size(),
        figure(database, "ACTAS_CAPTURADAS"));
    long outsideTruth = papers.stream().filter(p -> !p.expected()).count();
    line(name, "Actas fuera de catálogo", outsideTruth, outside);
    line(
        name,
        "Actas fuera de catálogo, cifra",
        outsideTruth,
        figure(database, "ACTAS_FUERA_CATALOGO"));
    sums.forEach((column, sum) -> line(name, column, sum[0], sum[1]));
    line(name, "TOTAL_VOTOS_C_CS", countedVotes(papers), figure(database, "TOTAL_VOTOS_C_CS"));
  }

  private Map<String, Map<String, String>> rowsByKey(PublishedDatabase database) {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (Map<String, String> row : database.rows()) {
      rows.put(key(row), row);
    }
    return rows;
  }

  private String key(Map<String, String> row) {
    String key = row.getOrDefault("CLAVE_ACTA", "");
    return election.publication().csv().textMark().unmark(key);
  }

  private void compare(
      Scenario.Paper paper, @Nullable Map<String, String> row, Map<String, long[]> sums) {
    String where = paper.acta().election() + " " + paper.acta().key();
    CountingDecision decision = decision(paper);
    boolean counted = decision.contabilizada() == Contabilizada.COUNTED;
    if (counted) {
      paper
          .truth()
          .forEach((field, value) -> {
            long[] sum = sums.get(field.value());
            if (sum != null && value instanceof FieldValue.Votes votes) {
              sum[0] += votes.count();
            }
          });
      sum(sums, "TOTAL_VOTOS_CALCULADO")[0] += decision.total();
    }
    if (row == null) {
      faults.add(where + ": la fila no está publicada");
      return;
    }
    FormDefinition.of(election, paper.acta())
        .fields()
        .forEach(field -> expect(where, field.id().value(), text(field, paper), row));
    expect(where, "CONTABILIZADA", decision.contabilizada().sign(), row);
    expect(where, "OBSERVACIONES", decision.observationText(texts), row);
    expect(where, "TOTAL_VOTOS_CALCULADO", String.valueOf(decision.total()), row);
    addPublished(row, sums);
  }

  private CountingDecision decision(Scenario.Paper paper) {
    return CountingDecision.verified(
        FormDefinition.of(election, paper.acta()), paper.truth(), paper.acta(), election.rules());
  }

  private long countedVotes(List<Scenario.Paper> papers) {
    return papers.stream()
        .filter(Scenario.Paper::expected)
        .map(this::decision)
        .filter(d -> d.contabilizada() == Contabilizada.COUNTED)
        .mapToLong(CountingDecision::total)
        .sum();
  }

  private static long[] sum(Map<String, long[]> sums, String column) {
    return sums.computeIfAbsent(column, c -> new long[2]);
  }

  private String text(FormField field, Scenario.Paper paper) {
    FieldValue value =
        field.applies()
            ? paper.truth().getOrDefault(field.id(), FieldValue.Mark.BLANK)
            : FieldValue.Mark.NOT_APPLICABLE;
    return switch (value) {
      case FieldValue.Votes votes -> String.valueOf(votes.count());
      case FieldValue.Mark.ILLEGIBLE -> texts.ilegible();
      case FieldValue.Mark.BLANK -> texts.sinDato();
      case FieldValue.Mark.NOT_APPLICABLE -> texts.notApplicable();
    };
  }

  private void compare(Scenario.Missing missing, @Nullable Map<String, String> row) {
    String where = missing.acta().election() + " " + missing.acta().key();
    if (row == null) {
      faults.add(where + ": la fila no está publicada");
      return;
    }
    CountingDecision decision = CountingDecision.sinActa(missing.reason());
    expect(where, "CONTABILIZADA", decision.contabilizada().sign(), row);
    expect(where, "OBSERVACIONES", decision.observationText(texts), row);
    expect(where, "TOTAL_VOTOS_ASENTADO", texts.sinActa(), row);
  }

  private static void addPublished(Map<String, String> row, Map<String, long[]> sums) {
    if (!is(row, "CONTABILIZADA", "1")) {
      return;
    }
    sums.forEach((column, sum) -> {
      String text = row.getOrDefault(column, "");
      if (text.matches("[0-9]+")) {
        sum[1] += Long.parseLong(text);
      }
    });
  }

  private void image(Map<String, String> row, PublishedFiles published) {
    String hash = row.getOrDefault("CODIGO_INTEGRIDAD", "");
    if (!hash.matches("[0-9a-f]{64}") || !imagesSeen.add(hash)) {
      return;
    }
    Optional<byte[]> file = published.image(hash);
    if (file.isPresent() && ImageHash.of(file.get()).hex().equals(hash)) {
      imagesMatching++;
    } else {
      faults.add("Imagen " + hash + (file.isPresent() ? " con otro contenido" : " no publicada"));
    }
  }

  private void expect(String where, String column, String truth, Map<String, String> row) {
    String published = row.getOrDefault(column, "");
    if (!published.equals(truth)) {
      faults.add(where + " " + column + ": en el papel " + truth + ", publicado " + published);
    }
  }

  private static boolean is(Map<String, String> row, String column, String value) {
    return value.equals(row.get(column));
  }

  private static long figure(PublishedDatabase database, String name) {
    return Long.parseLong(database.figures().getOrDefault(name, "-1"));
  }

  private void line(String one, String figure, long truth, long published) {
    lines.add(new Line(one, figure, truth, published));
  }
}
