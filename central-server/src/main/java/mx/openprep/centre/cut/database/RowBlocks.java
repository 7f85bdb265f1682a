package mx.openprep.centre.cut.database;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.tally.ActaRow;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.election.ActaId;
import mx.openprep.election.Election;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.RowOrder;

/**
 * The rows of the database of one election in blocks, kept from cut to cut: only blocks with an
 * acta that changed are rendered again.
 */
final class RowBlocks {
  /** Small, so that scattered changes touch little; large enough to compress well (ADR 44). */
  static final int SIZE = 8;

  private static final Comparator<ActaRow> BY_ACOPIO =
      comparing(
              (ActaRow row) -> row.provenance().flatMap(p -> p.acopio()).orElse(null),
              nullsLast(Comparator.naturalOrder()))
          .thenComparing(ActaRow::id);

  private final int size;
  private final BlockRenderer renderer;
  private final Map<ActaId, Integer> places = new HashMap<>();
  private List<RowBlock> blocks = List.of();

  RowBlocks(Cut cut, Election election, List<DatabaseColumn> columns, int size) {
    this.size = size;
    this.renderer = new BlockRenderer(cut, election, columns);
    if (cut.databases().rowOrder() == RowOrder.CATALOGUE) {
      for (ExpectedActa acta : cut.election().actas(election.code())) {
        places.put(acta.id(), places.size());
      }
    }
  }

  /** The blocks of a cut. */
  List<RowBlock> update(ElectionTally tally, Changes changes) {
    List<ActaRow> rows = ordered(tally.rows());
    int count = Math.ceilDiv(rows.size(), size);
    RowBlock[] next = new RowBlock[count];
    IntStream.range(0, count).parallel().forEach(i -> next[i] = block(i, rows, changes));
    blocks = List.of(next);
    return blocks;
  }

  private RowBlock block(int number, List<ActaRow> all, Changes changes) {
    int from = number * size;
    List<ActaRow> rows = all.subList(from, Math.min(from + size, all.size()));
    if (number < blocks.size() && blocks.get(number).shows(rows, changes)) {
      return blocks.get(number);
    }
    return renderer.render(rows, DatabaseHeader.LINES + from + 1);
  }

  /** Those fuera de catálogo come last, in the order in which they came in. */
  private List<ActaRow> ordered(List<ActaRow> published) {
    ActaRow[] catalogue = new ActaRow[places.size()];
    List<ActaRow> ordered = new ArrayList<>(published.size());
    List<ActaRow> outside = new ArrayList<>();
    for (ActaRow row : published) {
      Integer place = places.get(row.id());
      if (row.expected().isEmpty()) {
        outside.add(row);
      } else if (place == null) {
        ordered.add(row);
      } else {
        catalogue[place] = row;
      }
    }
    Arrays.stream(catalogue).filter(row -> row != null).forEach(ordered::add);
    outside.sort(BY_ACOPIO);
    ordered.addAll(outside);
    return ordered;
  }
}
