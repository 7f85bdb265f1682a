package mx.openprep.centre.cut.json;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.journal.Realm;
import tools.jackson.core.JsonGenerator;

/** {@code avance.json}: how far each election is; small, because everybody asks for it. */
final class ProgressJson {
  private ProgressJson() {}

  static byte[] render(Cut cut, PublishedFiles published) {
    return JsonFile.render(json -> {
      heading(json, cut, FileKind.PROGRESS);
      PublishedFile index = published.of(Paths.INDEX);
      json.writeObjectPropertyStart("indice");
      json.writeStringProperty("ruta", index.address());
      json.writeStringProperty("sha256", index.sha256());
      json.writeEndObject();
      json.writeArrayPropertyStart("elecciones");
      for (ElectionTally tally : cut.tallies()) {
        json.writeStartObject();
        json.writeStringProperty("eleccion", tally.election().code().value());
        json.writeStringProperty("nombreEleccion", tally.election().name());
        FiguresJson.header(json, "figuras", cut, tally.total().figures());
        FiguresJson.missingInBrief(json, cut, tally.total());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** Which cut this is. */
  static void heading(JsonGenerator json, Cut cut, FileKind kind) {
    json.writeStringProperty("tipoArchivo", kind.id());
    json.writeNumberProperty("corte", cut.number());
    json.writeNumberProperty("epoca", cut.epoch());
    json.writeStringProperty("publicacion", cut.phase().published());
    json.writeStringProperty("tipo", cut.kind().published());
    json.writeStringProperty("hora", time(cut.madeAt()));
    cut.nextAt().ifPresent(next -> json.writeStringProperty("siguienteCorte", time(next)));
    json.writeStringProperty("proceso", cut.election().process().name());
    json.writeStringProperty("entidad", cut.election().process().entityName());
    json.writeStringProperty("zona", cut.election().process().zone().getId());
    json.writeBooleanProperty("oficial", cut.realm() == Realm.OFFICIAL);
    cut.notOfficial().ifPresent(mark -> json.writeStringProperty("aviso", mark));
  }

  static String time(OffsetDateTime at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
