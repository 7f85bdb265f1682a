package mx.openprep.centre.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.database.Figure;

/**
 * A header figure, published and recomputed.
 *
 * @param name as it stands in the file
 * @param meaning empty when the layout does not know the name: it cannot be checked
 * @param formula in words, with the numbers put in
 * @param variant which of several rules gives the published figure, where there are several
 * @param notes what else is known about a difference
 */
record FigureResult(
    String name,
    Optional<Figure> meaning,
    String published,
    String recomputed,
    boolean agrees,
    String formula,
    Optional<String> variant,
    List<String> notes) {
  FigureResult {
    notes = List.copyOf(notes);
  }

  FigureResult with(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new FigureResult(name, meaning, published, recomputed, agrees, formula, variant, all);
  }
}
