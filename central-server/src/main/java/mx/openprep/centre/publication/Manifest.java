package mx.openprep.centre.publication;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code manifiesto.json}: SHA-256 and size of every other file of a cut, so that anybody can check
 * it.
 */
record Manifest(long cut, SortedMap<String, Entry> files) {
  private static final JsonMapper JSON = new JsonMapper();

  Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** What is known of one file. */
  record Entry(String sha256, long size) {}

  byte[] render() {
    return JsonFile.render(json -> {
      json.writeNumberProperty("corte", cut);
      json.writeArrayPropertyStart("archivos");
      files.forEach((path, entry) -> {
        json.writeStartObject();
        json.writeStringProperty("ruta", path);
        json.writeStringProperty("sha256", entry.sha256());
        json.writeNumberProperty("bytes", entry.size());
        json.writeEndObject();
      });
      json.writeEndArray();
    });
  }

  static Manifest read(byte[] json) {
    JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
    SortedMap<String, Entry> files = new TreeMap<>();
    for (JsonNode file : root.get("archivos")) {
      files.put(
          file.get("ruta").stringValue(),
          new Entry(file.get("sha256").stringValue(), file.get("bytes").longValue()));
    }
    return new Manifest(root.get("corte").longValue(), files);
  }
}
