package mx.openprep.night;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What changed last and when, by a number that only grows: whoever was told n asks for the rest.
 */
public final class ChangeLog<K> {
  private final NavigableMap<Long, K> byVersion = new TreeMap<>();
  private final Map<K, Long> versions = new HashMap<>();
  private long last;

  public void changed(K key) {
    Long before = versions.put(key, ++last);
    if (before != null) {
      byVersion.remove(before);
    }
    byVersion.put(last, key);
  }

  /** The number of the last change. */
  public long version() {
    return last;
  }

  /** Everything that changed after the given one, each once, in the order of its last change. */
  public Collection<K> after(long version) {
    return List.copyOf(byVersion.tailMap(version, false).values());
  }
}
