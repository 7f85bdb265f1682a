package mx.openprep.centre.cut.json;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.cut.PublishedFiles;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.CasillaType;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import tools.jackson.core.JsonGenerator;

/** {@code indice.json}: what there is in a cut, and where. */
final class IndexJson {
  private final Cut cut;
  private final PublishedFiles published;

  private IndexJson(Cut cut, PublishedFiles published) {
    this.cut = cut;
    this.published = published;
  }

  static byte[] render(Cut cut, List<ElectionCut> elections, PublishedFiles published) {
    return new IndexJson(cut, published).render(elections);
  }

  private byte[] render(List<ElectionCut> elections) {
    return JsonFile.render(json -> {
      ProgressJson.heading(json, cut, FileKind.INDEX);
      cut.election()
          .process()
          .notice()
          .ifPresent(notice -> json.writeStringProperty("nota", notice.strip()));
      json.writeStringProperty("paqueteElectoral", cut.election().hash().hex());
      json.writeArrayPropertyStart("elecciones");
      for (ElectionCut one : elections) {
        json.writeStartObject();
        election(json, one);
        json.writeEndObject();
      }
      json.writeEndArray();
      address(json, "apariencia", Paths.APPEARANCE);
      address(json, "serie", Paths.SERIES);
      files(json, "bases", Paths.DATABASES);
      files(json, "esquemas", Paths.SCHEMAS);
    });
  }

  private void election(JsonGenerator json, ElectionCut one) {
    ElectionTally tally = one.tally();
    json.writeStringProperty("eleccion", tally.election().code().value());
    json.writeStringProperty("nombreEleccion", tally.election().name());
    json.writeStringProperty("carpeta", Cut.folder(tally.election()));
    json.writeStringProperty("division", Paths.kind(tally.division()));
    address(json, "estado", Paths.state(tally));
    address(json, "secciones", Paths.sections(tally));
    address(json, "noContabilizadas", Paths.notCounted(tally));
    address(json, "fueraDeCatalogo", Paths.outsideCatalogue(tally));
    if (!tally.proportional().rows().isEmpty()) {
      address(json, "representacionProporcional", Paths.proportional(tally));
    }
    if (!tally.outside().rows().isEmpty()) {
      address(json, "fueraDeTerritorio", Paths.outside(tally));
    }
    json.writeArrayPropertyStart("porTipo");
    for (CasillaType type : one.frame().unusual().keySet()) {
      json.writeStartObject();
      json.writeStringProperty("tipoCasilla", String.valueOf(type.letter()));
      json.writeStringProperty("nombre", type.displayName());
      address(json, "ruta", Paths.casillaType(tally, type));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("territorios");
    for (TerritoryTally territory : tally.territories().values()) {
      json.writeStartObject();
      json.writeStringProperty("id", territory.territory().number());
      json.writeStringProperty("nombre", one.frame().name(territory.territory()));
      address(json, "ruta", Paths.territory(tally, territory));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void address(JsonGenerator json, String name, String path) {
    json.writeStringProperty(name, published.of(path).address());
  }

  private void files(JsonGenerator json, String name, String folder) {
    json.writeArrayPropertyStart(name);
    published
        .below(folder)
        .forEach((path, file) -> {
          if (!isCompressedJson(path)) {
            json.writeStartObject();
            file(json, path.substring(folder.length() + 1), file);
            json.writeEndObject();
          }
        });
    json.writeEndArray();
  }

  /** A server chooses among these by itself; a reader asks for the file. */
  private static boolean isCompressedJson(String path) {
    return path.endsWith(".json.gz") || path.endsWith(".json.br");
  }

  private void file(JsonGenerator json, String name, PublishedFile file) {
    json.writeStringProperty("archivo", name);
    electionOf(name).ifPresent(code -> json.writeStringProperty("eleccion", code.value()));
    json.writeStringProperty("ruta", file.address());
    json.writeNumberProperty("bytes", file.size());
    json.writeStringProperty("sha256", file.sha256());
  }

  /** Files of one election carry its code between underscores. */
  private Optional<ElectionCode> electionOf(String name) {
    return cut.tallies().stream()
        .map(ElectionTally::election)
        .map(Election::code)
        .filter(code -> name.contains("_" + code + "_"))
        .max(Comparator.comparingInt(code -> code.value().length()));
  }
}
