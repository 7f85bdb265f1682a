package mx.openprep.centre.cut.json;

import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;

/** {@code secciones.json}: in which territory each section is, so that a reader finds theirs. */
final class SectionsJson {
  private SectionsJson() {}

  static byte[] render(ElectionCut one) {
    return JsonFile.render(json -> {
      one.heading(json, FileKind.SECTIONS);
      json.writeStringProperty("division", Paths.kind(one.tally().division()));
      json.writeObjectPropertyStart("territorios");
      one.tally()
          .territories()
          .forEach((id, territory) -> {
            json.writeArrayPropertyStart(id.number());
            territory.sections().keySet().forEach(json::writeString);
            json.writeEndArray();
          });
      json.writeEndObject();
    });
  }
}
