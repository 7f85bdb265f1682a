package mx.openprep.centre.cut.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.centre.cut.Changes;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;

/** Where in an election the actas lie that have changed. */
final class Touched {
  private final boolean everything;
  private final Map<TerritoryId, Set<String>> sections = new HashMap<>();
  private boolean outside;
  private boolean proportional;
  private boolean outsideCatalogue;

  private Touched(boolean everything) {
    this.everything = everything;
  }

  static Touched by(Changes changes, ElectionCut one) {
    Touched touched = new Touched(changes.actas().isEmpty());
    changes.actas().ifPresent(actas -> actas.forEach(acta -> touched.add(acta, one)));
    return touched;
  }

  private void add(ActaId acta, ElectionCut one) {
    Optional<ExpectedActa> expected = one.frame().election().acta(acta);
    if (expected.isEmpty()) {
      // Of whichever election: there are few, and their files stay as they are if equal.
      outsideCatalogue = true;
    } else if (expected.get().election().equals(one.tally().election().code())) {
      add(expected.get(), one.frame());
    }
  }

  private void add(ExpectedActa acta, ElectionFrame frame) {
    Optional<TerritoryId> territory = acta.casilla().territory(frame.division());
    if (ElectionFrame.isProportional(acta)) {
      proportional = true;
    } else if (territory.isPresent()) {
      sections
          .computeIfAbsent(territory.get(), _ -> new HashSet<>())
          .add(acta.casilla().key().section());
    } else {
      outside = true;
    }
  }

  boolean everything() {
    return everything;
  }

  boolean anything() {
    return everything || outside || proportional || outsideCatalogue || !sections.isEmpty();
  }

  boolean territory(TerritoryId territory) {
    return everything || sections.containsKey(territory);
  }

  boolean section(TerritoryId territory, String section) {
    return everything || sections.getOrDefault(territory, Set.of()).contains(section);
  }

  boolean outside() {
    return everything || outside;
  }

  boolean proportional() {
    return everything || proportional;
  }

  boolean outsideCatalogue() {
    return everything || outsideCatalogue;
  }
}
