package mx.openprep.installer.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.database.Column;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.TerritoryKind;

/**
 * The casillas behind the rows of all files. Rows of different elections, or of different types of
 * acta of one, are of one casilla when key, place and lista nominal allow it; keys repeat in real
 * files, so two rows of the same type in one file never are.
 */
final class CasillaRegister {
  /** What districts or municipalities are called that no file names. */
  private static final SourceRow.Place NOWHERE = new SourceRow.Place("999", "SIN DATO");

  private final Map<String, List<Entry>> byKey = new HashMap<>();
  private final List<Entry> all = new ArrayList<>();
  private final Set<TerritoryKind> named = new HashSet<>();
  private final Map<String, Map<TerritoryKind, SourceRow.Place>> bySection = new HashMap<>();

  /** A casilla and what is known of it. */
  static final class Entry {
    private final String id;
    private final CasillaKey key;
    private final String location;
    private final Optional<Integer> listaNominal;
    private final Map<TerritoryKind, SourceRow.Place> places = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private Entry(String id, CasillaKey key, String location, Optional<Integer> listaNominal) {
      this.id = id;
      this.key = key;
      this.location = location;
      this.listaNominal = listaNominal;
    }

    String id() {
      return id;
    }

    CasillaKey key() {
      return key;
    }

    String location() {
      return location;
    }

    Optional<Integer> listaNominal() {
      return listaNominal;
    }

    Optional<SourceRow.Place> place(TerritoryKind kind) {
      return Optional.ofNullable(places.get(kind));
    }

    private boolean fits(Entry other, String use) {
      return location.equals(other.location)
          && listaNominal.equals(other.listaNominal)
          && !used.contains(use)
          && other.places.entrySet().stream()
              .allMatch(e -> places.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()))
          && key.type().withoutSection() == other.key.type().withoutSection()
          && (!key.type().withoutSection() || places.equals(other.places));
    }
  }

  /** The casilla of a row; a new one when none fits. */
  Entry of(SourceFile file, SourceRow row, String entity) {
    CasillaKey key = row.key(entity);
    List<Entry> sameKey = byKey.computeIfAbsent(key.toString(), _ -> new ArrayList<>());
    String id = sameKey.isEmpty() ? key.toString() : key + "-" + (sameKey.size() + 1);
    Entry seen = new Entry(id, key, location(row), listaNominal(row, key.type()));
    for (TerritoryKind kind : List.of(TerritoryKind.DISTRICT, TerritoryKind.MUNICIPALITY)) {
      row.place(kind)
          .ifPresent(place -> {
            seen.places.put(kind, place);
            named.add(kind);
          });
    }
    String use = file.code() + " " + row.actaType();
    Entry entry =
        sameKey.stream()
            .filter(e -> e.fits(seen, use))
            .findFirst()
            .orElseGet(() -> {
              sameKey.add(seen);
              all.add(seen);
              return seen;
            });
    entry.used.add(use);
    seen.places.forEach(entry.places::putIfAbsent);
    bySection.computeIfAbsent(key.section(), _ -> new HashMap<>()).putAll(entry.places);
    return entry;
  }

  private static String location(SourceRow row) {
    return row.text(Column.UBICACION_CASILLA).equals("2") ? "2" : "1";
  }

  private static Optional<Integer> listaNominal(SourceRow row, CasillaType type) {
    Optional<Integer> published = row.number(Column.LISTA_NOMINAL);
    return type.withoutSection() ? published : Optional.of(published.orElse(0));
  }

  List<Entry> all() {
    return List.copyOf(all);
  }

  /**
   * Gives every casilla a district and a municipality, which a package demands and a file of one
   * election often has not: the same as another row of its section, else the other kind of
   * territory stands in for it.
   */
  void complete() {
    for (Entry entry : all) {
      if (!entry.key.type().withoutSection()) {
        complete(entry, TerritoryKind.DISTRICT, TerritoryKind.MUNICIPALITY);
        complete(entry, TerritoryKind.MUNICIPALITY, TerritoryKind.DISTRICT);
      }
    }
    all.stream()
        .filter(e -> e.key.type().withoutSection() && !named.contains(TerritoryKind.MUNICIPALITY))
        .forEach(e ->
            e.place(TerritoryKind.DISTRICT)
                .ifPresent(p -> e.places.putIfAbsent(TerritoryKind.MUNICIPALITY, p)));
  }

  private void complete(Entry entry, TerritoryKind kind, TerritoryKind other) {
    if (entry.places.containsKey(kind)) {
      return;
    }
    Optional<SourceRow.Place> ofSection =
        Optional.ofNullable(bySection.getOrDefault(entry.key.section(), Map.of()).get(kind));
    SourceRow.Place standIn =
        named.contains(kind) ? NOWHERE : entry.places.getOrDefault(other, NOWHERE);
    entry.places.put(kind, ofSection.orElse(standIn));
  }

  /** Every place of a kind by its number. */
  Map<String, String> places(TerritoryKind kind) {
    Map<String, String> places = new LinkedHashMap<>();
    all.stream()
        .flatMap(e -> e.place(kind).stream())
        .sorted(java.util.Comparator.comparing(SourceRow.Place::number))
        .forEach(p -> places.putIfAbsent(p.number(), p.name()));
    if (places.isEmpty()) {
      places.put(NOWHERE.number(), NOWHERE.name());
    }
    return places;
  }
}
