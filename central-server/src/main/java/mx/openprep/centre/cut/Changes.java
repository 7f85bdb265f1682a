package mx.openprep.centre.cut;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.election.ActaId;

/**
 * The actas that are not as the last published cut showed them.
 *
 * @param actas empty when that is not known: everything is to be rendered
 */
public record Changes(Optional<Set<ActaId>> actas) {
  public Changes {
    // Asked for every acta of the state, three times a cut: a HashSet answers soonest.
    actas = actas.map(HashSet::new).map(Collections::unmodifiableSet);
  }

  public static Changes everything() {
    return new Changes(Optional.empty());
  }

  public static Changes of(Set<ActaId> actas) {
    return new Changes(Optional.of(actas));
  }

  public boolean touch(ActaRow row) {
    return actas.isEmpty() || actas.get().contains(row.id());
  }

  public boolean touchAny(Collection<ActaRow> rows) {
    return actas.isEmpty() || rows.stream().anyMatch(this::touch);
  }

  /** These and later ones, while no cut has been published in between. */
  public Changes and(Changes later) {
    if (actas.isEmpty() || later.actas.isEmpty()) {
      return everything();
    }
    Set<ActaId> both = new HashSet<>(actas.get());
    both.addAll(later.actas.get());
    return of(both);
  }
}
