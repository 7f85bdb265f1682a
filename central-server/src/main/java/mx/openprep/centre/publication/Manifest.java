package mx.openprep.centre.publication;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.PublishedFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code manifiesto.json}: address, SHA-256 and size of every other file of a cut, in whatever
 * cut's folder it lies, so that anybody can check it.
 */
record Manifest(long cut, long epoch, SortedMap<String, PublishedFile> files) {
  private static final JsonMapper JSON = new JsonMapper();

  Manifest {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  byte[] render() {
    return JsonFile.render(json -> {
      json.writeNumberProperty("corte", cut);
      json.writeNumberProperty("epoca", epoch);
      json.writeArrayPropertyStart("archivos");
      files.forEach((path, file) -> {
        json.writeStartObject();
        json.writeStringProperty("archivo", path);
        json.writeStringProperty("ruta", file.address());
        json.writeStringProperty("sha256", file.sha256());
        json.writeNumberProperty("bytes", file.size());
        json.writeEndObject();
      });
      json.writeEndArray();
    });
  }

  static Manifest read(byte[] json) {
    JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
    SortedMap<String, PublishedFile> files = new TreeMap<>();
    for (JsonNode file : root.get("archivos")) {
      files.put(
          file.get("archivo").stringValue(),
          new PublishedFile(
              file.get("ruta").stringValue(),
              file.get("sha256").stringValue(),
              file.get("bytes").longValue()));
    }
    return new Manifest(root.get("corte").longValue(), root.get("epoca").longValue(), files);
  }
}
