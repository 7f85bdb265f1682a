package mx.openprep.election;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CSV files and their columns, as {@code tables.json} describes them. */
record TableDescriptions(Map<String, List<Column>> columnsByFile) {

  /**
   * A column.
   *
   * @param required whether every row must fill it
   * @param example shown where a cell does not match the pattern
   */
  record Column(String name, boolean required, Pattern pattern, String example) {}

  static TableDescriptions load() {
    try (InputStream json = TableDescriptions.class.getResourceAsStream("tables.json")) {
      JsonNode root = JsonMapper.shared().readTree(Objects.requireNonNull(json));
      Map<String, List<Column>> tables = new LinkedHashMap<>();
      for (JsonNode table : root.get("tables")) {
        tables.put(table.get("file").asString(), columns(table.get("columns")));
      }
      return new TableDescriptions(tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Column> columns(JsonNode described) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : described) {
      columns.add(
          new Column(
              column.get("name").asString(),
              column.get("required").asBoolean(),
              Pattern.compile(column.get("pattern").asString()),
              column.get("example").asString()));
    }
    return List.copyOf(columns);
  }

  List<Column> columns(String file) {
    return Objects.requireNonNull(columnsByFile.get(file), file);
  }
}
