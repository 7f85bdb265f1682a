package mx.openprep.night;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import mx.openprep.v1.Stage;

/** Who waits where and since when. A move costs the same however many wait. */
public final class StageBoard {
  /** Since ever: nothing has happened to it yet. */
  public static final Instant EVER = Instant.MIN;

  private final Map<Place, NavigableSet<Waiting>> places = new HashMap<>();
  private final Map<String, Standing> standings = new HashMap<>();
  private final ChangeLog<Place> changes = new ChangeLog<>();

  /**
   * A stage, for the actas of one election and municipality.
   *
   * @param election empty for images nobody has tied to an acta
   * @param municipality its number; empty where there is none
   */
  public record Place(String election, String municipality, Stage stage) {}

  /** Where something stands. */
  public record Standing(Place place, Instant since) {}

  private record Waiting(Instant since, String what) implements Comparable<Waiting> {
    private static final Comparator<Waiting> BY_AGE =
        Comparator.comparing(Waiting::since).thenComparing(Waiting::what);

    @Override
    public int compareTo(Waiting other) {
      return BY_AGE.compare(this, other);
    }
  }

  /**
   * It waits there from now on; where it was before, it waits no longer.
   *
   * @param what id of an acta, or of an image nobody has tied to one
   */
  public void move(String what, Place to, Instant since) {
    leave(what);
    places.computeIfAbsent(to, place -> new TreeSet<>()).add(new Waiting(since, what));
    standings.put(what, new Standing(to, since));
    changes.changed(to);
  }

  public void leave(String what) {
    Standing before = standings.remove(what);
    if (before != null) {
      waiting(before.place()).remove(new Waiting(before.since(), what));
      changes.changed(before.place());
    }
  }

  private NavigableSet<Waiting> waiting(Place place) {
    return places.getOrDefault(place, Collections.emptyNavigableSet());
  }

  public Optional<Standing> standing(String what) {
    return Optional.ofNullable(standings.get(what));
  }

  public int count(Place place) {
    return waiting(place).size();
  }

  /** Since when the one waits that has waited longest; empty where nothing happened yet. */
  public Optional<Instant> oldest(Place place) {
    NavigableSet<Waiting> all = waiting(place);
    return all.isEmpty() || all.getFirst().since().equals(EVER)
        ? Optional.empty()
        : Optional.of(all.getFirst().since());
  }

  public long version() {
    return changes.version();
  }

  public Collection<Place> changedAfter(long version) {
    return changes.after(version);
  }
}
