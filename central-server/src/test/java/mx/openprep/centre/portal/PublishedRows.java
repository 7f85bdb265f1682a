package mx.openprep.centre.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The CSV of an election in the present cut, read by hand: what the site says is held to it. */
record PublishedRows(Map<String, String> figures, List<Map<String, String>> rows) {
  private static final Pattern SPLIT = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  static PublishedRows of(Site site, String code) throws IOException {
    for (JsonNode file : site.index().required("bases")) {
      if (file.required("archivo").stringValue().matches("[A-Z]+_" + code + "_[0-9]{4}\\.csv")) {
        return read(site.directory().resolve(file.required("ruta").stringValue()));
      }
    }
    throw new AssertionError(code);
  }

  private static PublishedRows read(Path csv) throws IOException {
    List<String> lines = Files.readString(csv).lines().toList();
    Map<String, String> figures = record(cells(lines.get(3)), cells(lines.get(4)));
    List<String> names = cells(lines.get(6));
    List<Map<String, String>> rows = new ArrayList<>();
    lines.stream()
        .skip(7)
        .filter(l -> !l.isBlank())
        .forEach(l -> rows.add(record(names, cells(l))));
    return new PublishedRows(figures, rows);
  }

  private static List<String> cells(String line) {
    return SPLIT
        .splitAsStream(line)
        .map(cell -> cell.replaceAll("^\"|\"$", "").replace("'", ""))
        .toList();
  }

  private static Map<String, String> record(List<String> names, List<String> cells) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      record.put(names.get(i), i < cells.size() ? cells.get(i) : "");
    }
    return record;
  }

  long figure(String name) {
    return Long.parseLong(figures.getOrDefault(name, ""));
  }

  String percentage(String name) {
    return figures.getOrDefault(name, "");
  }

  /** Of the rows that count and that the condition takes. */
  long sum(String column, Predicate<Map<String, String>> condition) {
    return rows.stream()
        .filter(row -> "1".equals(row.get("CONTABILIZADA")))
        .filter(condition)
        .map(row -> row.getOrDefault(column, ""))
        .filter(cell -> cell.matches("[0-9]+"))
        .mapToLong(Long::parseLong)
        .sum();
  }
}
