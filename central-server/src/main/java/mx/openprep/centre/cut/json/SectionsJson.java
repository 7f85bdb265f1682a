package mx.openprep.centre.cut.json;

import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.tally.ElectionTally;

/** {@code secciones.json}: in which territory each section is, so that a reader finds theirs. */
final class SectionsJson {
  private SectionsJson() {}

  static byte[] render(ElectionTally tally) {
    return JsonFile.render(json ->
        tally
            .territories()
            .forEach((id, territory) -> {
              json.writeArrayPropertyStart(id.number());
              territory.sections().keySet().forEach(json::writeString);
              json.writeEndArray();
            }));
  }
}
