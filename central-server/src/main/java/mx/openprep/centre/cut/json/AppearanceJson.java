package mx.openprep.centre.cut.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import mx.openprep.centre.cut.JsonFile;
import mx.openprep.centre.cut.OptionNames;
import mx.openprep.centre.cut.Paths;
import mx.openprep.election.Appearance;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.TerritoryKind;
import tools.jackson.core.JsonGenerator;

/**
 * {@code apariencia.json}: what the boxes of each election are called, colours of options, and
 * where territories are on a map.
 */
final class AppearanceJson {
  private static final List<TerritoryKind> KINDS =
      List.of(TerritoryKind.DISTRICT, TerritoryKind.MUNICIPALITY);

  private AppearanceJson() {}

  static byte[] render(ElectionPackage election) {
    Appearance appearance = election.appearance();
    return JsonFile.render(json -> {
      json.writeStringProperty("tipoArchivo", FileKind.APPEARANCE.id());
      json.writeObjectPropertyStart("nombres");
      for (Election one : election.elections()) {
        json.writeObjectPropertyStart(one.code().value());
        new OptionNames(one)
            .all()
            .forEach((box, name) -> json.writeStringProperty(box.value(), name));
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeObjectPropertyStart("colores");
      Map<String, String> colors = new TreeMap<>();
      appearance.colors().forEach((option, color) -> colors.put(option.value(), color));
      colors.forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeObjectPropertyStart("mapas");
      for (TerritoryKind kind : KINDS) {
        map(
            json,
            kind,
            appearance.places().stream().filter(p -> p.territory().kind() == kind).toList());
      }
      json.writeEndObject();
    });
  }

  private static void map(JsonGenerator json, TerritoryKind kind, List<Appearance.Place> places) {
    if (places.isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart(Paths.kind(kind));
    List<String> outlines = places.stream().flatMap(p -> p.outline().stream()).toList();
    if (outlines.size() == places.size()) {
      // Coordinates come in pairs: across, down.
      json.writeNumberProperty("ancho", largest(outlines, 0));
      json.writeNumberProperty("alto", largest(outlines, 1));
      json.writeObjectPropertyStart("formas");
      places.forEach(
          p -> json.writeStringProperty(p.territory().number(), p.outline().orElseThrow()));
      json.writeEndObject();
    } else {
      json.writeObjectPropertyStart("mosaico");
      places.forEach(p ->
          p.tile()
              .ifPresent(tile -> {
                json.writeArrayPropertyStart(p.territory().number());
                json.writeNumber(tile.column());
                json.writeNumber(tile.row());
                json.writeEndArray();
              }));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static int largest(List<String> outlines, int coordinate) {
    ToIntFunction<String> of = point -> Integer.parseInt(point.strip().split(" ", -1)[coordinate]);
    return outlines.stream()
        .flatMap(outline -> Stream.of(outline.split("[MLZ]", -1)))
        .filter(point -> !point.isBlank())
        .mapToInt(of)
        .max()
        .orElse(0);
  }
}
