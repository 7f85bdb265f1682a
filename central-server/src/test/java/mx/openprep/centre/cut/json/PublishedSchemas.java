package mx.openprep.centre.cut.json;

import static java.util.stream.Collectors.joining;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks files against the schemas as any reader would: by the kind the file says it is. */
final class PublishedSchemas {
  private static final JsonMapper JSON = new JsonMapper();
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new HashMap<>();

  PublishedSchemas(Shelf shelf) {
    Map<String, String> byId = new HashMap<>();
    for (String path : shelf.below("esquemas").keySet()) {
      String text = new String(shelf.content(path), StandardCharsets.UTF_8);
      byId.put(JSON.readTree(text).get("$id").stringValue(), text);
    }
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
  }

  /** What is wrong with the JSON files of a publication; empty if nothing is. */
  List<String> faults(Shelf shelf, List<String> paths) {
    List<String> faults = new ArrayList<>();
    for (String path : paths) {
      JsonNode file = JSON.readTree(shelf.content(path));
      Schema schema =
          schemas.computeIfAbsent(
              file.path("tipoArchivo").asString(),
              kind -> registry.getSchema(SchemaLocation.of("urn:openprep:json:1:" + kind)));
      List<Error> errors = schema.validate(file);
      if (!errors.isEmpty()) {
        faults.add(
            path
                + ": "
                + errors.stream()
                    .limit(5)
                    .map(e -> e.getInstanceLocation() + " " + e.getMessage())
                    .collect(joining("; ")));
      }
    }
    return faults;
  }
}
