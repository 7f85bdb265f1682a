package mx.openprep.centre.cut.json;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.Contabilizada;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.Figures;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.Location;
import tools.jackson.core.JsonGenerator;

/** Expected, captured and counted actas of urban casillas, and of the others. */
final class LocationsJson {
  private final ElectionCut one;

  LocationsJson(ElectionCut one) {
    this.one = one;
  }

  private static final class Counts {
    private int expected;
    private int captured;
    private int counted;

    void add(Figures figures) {
      expected += figures.expected();
      captured += figures.captured();
      counted += figures.counted();
    }

    void add(ActaRow row) {
      Contabilizada sign = row.decision().contabilizada();
      expected++;
      captured += sign == Contabilizada.NOT_CAPTURED ? 0 : 1;
      counted += sign == Contabilizada.COUNTED ? 1 : 0;
    }

    void write(JsonGenerator json, String name) {
      json.writeObjectPropertyStart(name);
      json.writeNumberProperty("actasEsperadas", expected);
      json.writeNumberProperty("actasCapturadas", captured);
      json.writeNumberProperty("actasContabilizadas", counted);
      json.writeEndObject();
    }
  }

  void write(JsonGenerator json) {
    Map<Location, Counts> counts = new EnumMap<>(Location.class);
    for (TerritoryTally territory : one.tally().territories().values()) {
      for (SectionTally section : territory.sections().values()) {
        // Sections are nearly always of one kind, so that hardly any acta has to be looked at.
        Optional<Location> all = one.frame().location(territory.territory(), section.section());
        all.ifPresentOrElse(
            location -> of(counts, location).add(section.tally().figures()),
            () -> add(counts, section.rows()));
      }
    }
    add(counts, one.tally().outside().rows());
    add(counts, one.tally().proportional().rows());
    json.writeObjectPropertyStart("ubicacion");
    of(counts, Location.URBAN).write(json, "urbanas");
    of(counts, Location.NOT_URBAN).write(json, "noUrbanas");
    json.writeEndObject();
  }

  private static void add(Map<Location, Counts> counts, List<ActaRow> rows) {
    for (ActaRow row : rows) {
      row.expected().ifPresent(acta -> of(counts, acta.casilla().location()).add(row));
    }
  }

  private static Counts of(Map<Location, Counts> counts, Location location) {
    return counts.computeIfAbsent(location, _ -> new Counts());
  }
}
