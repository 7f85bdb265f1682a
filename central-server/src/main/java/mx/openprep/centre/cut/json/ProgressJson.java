package mx.openprep.centre.cut.json;

import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.journal.Realm;
import tools.jackson.core.JsonGenerator;

/** {@code avance.json}: how far each election is; small, because everybody asks for it. */
final class ProgressJson {
  private ProgressJson() {}

  static byte[] render(Cut cut) {
    return JsonFile.render(json -> {
      heading(json, cut);
      json.writeArrayPropertyStart("elecciones");
      for (ElectionTally tally : cut.tallies()) {
        TallyJson shared = new TallyJson(cut, tally);
        json.writeStartObject();
        shared.heading(json);
        shared.figures(json, "figuras", tally.total());
        shared.missing(json, tally.total());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /** Which cut this is. */
  static void heading(JsonGenerator json, Cut cut) {
    json.writeNumberProperty("corte", cut.number());
    json.writeNumberProperty("epoca", cut.epoch());
    json.writeStringProperty("publicacion", cut.phase().published());
    json.writeStringProperty("tipo", cut.kind().published());
    json.writeStringProperty("hora", time(cut));
    json.writeStringProperty("proceso", cut.election().process().name());
    json.writeStringProperty("entidad", cut.election().process().entityName());
    json.writeStringProperty("zona", cut.election().process().zone().getId());
    json.writeBooleanProperty("oficial", cut.realm() == Realm.OFFICIAL);
    cut.notOfficial().ifPresent(mark -> json.writeStringProperty("aviso", mark));
  }

  static String time(Cut cut) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        cut.madeAt().truncatedTo(ChronoUnit.SECONDS));
  }
}
