package mx.openprep.election;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The things of one file by their id, with those whose own row is faulty: a reference to such a
 * thing is right, and must not be reported as well.
 */
final class Catalogue<K, V> {
  private final String file;
  private final Map<K, Integer> lineOf = new HashMap<>();
  private final Map<K, V> values = new LinkedHashMap<>();
  private boolean complete = true;

  Catalogue(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** The ids of a file that could not be read are not known, so no reference can be judged. */
  void markIncomplete() {
    complete = false;
  }

  /** Notes that the id stands in this line; the line it stood in before, if it did. */
  Optional<Integer> declare(K id, int line) {
    return Optional.ofNullable(lineOf.putIfAbsent(id, line));
  }

  void put(K id, V value) {
    values.put(id, value);
  }

  boolean isUnknown(K id) {
    return complete && !lineOf.containsKey(id);
  }

  /** The thing, unless it is unknown or faulty. */
  Optional<V> find(K id) {
    return Optional.ofNullable(values.get(id));
  }

  int lineOf(K id) {
    return lineOf.getOrDefault(id, 0);
  }

  List<V> values() {
    return new ArrayList<>(values.values());
  }
}
