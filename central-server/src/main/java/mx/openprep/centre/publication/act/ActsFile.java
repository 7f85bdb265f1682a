package mx.openprep.centre.publication.act;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.people.Role;
import tools.jackson.core.JsonGenerator;

/** {@code actos.json}: what was decided about the publication, when, by whom and why. */
public final class ActsFile implements CutFiles {
  public static final String PATH = "actos.json";

  private final Supplier<List<Act>> confirmed;

  /** The acts that took effect, in that order. */
  public ActsFile(Supplier<List<Act>> confirmed) {
    this.confirmed = confirmed;
  }

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    List<Act> acts = confirmed.get();
    ZoneId zone = cut.election().process().zone();
    return List.of(List.of(new CutFile(PATH, _ -> render(acts, zone))));
  }

  private static byte[] render(List<Act> acts, ZoneId zone) {
    return JsonFile.render(json -> {
      json.writeArrayPropertyStart("actos");
      acts.forEach(act -> write(json, act, zone));
      json.writeEndArray();
    });
  }

  private static void write(JsonGenerator json, Act act, ZoneId zone) {
    json.writeStartObject();
    json.writeNumberProperty("acto", act.number());
    json.writeStringProperty("tipo", act.kind().published());
    act.newEnd().ifPresent(end -> json.writeStringProperty("nuevoTermino", time(end, zone)));
    act.ground().ifPresent(g -> json.writeStringProperty("fundamento", g.published()));
    write(json, "propone", act.proposed(), zone);
    act.confirmed().ifPresent(second -> write(json, "confirma", second, zone));
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, Act.Signatory signatory, ZoneId zone) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("cargo", Role.ADMINISTRADOR.name());
    json.writeStringProperty("iniciales", signatory.initials());
    json.writeStringProperty("hora", time(signatory.at(), zone));
    json.writeStringProperty("motivo", signatory.reason());
    json.writeEndObject();
  }

  private static String time(Instant instant, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
  }
}
