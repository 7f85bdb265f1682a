package mx.openprep.centre.recount;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import mx.openprep.acta.Contabilizada;
import mx.openprep.centre.tally.Figures;
import mx.openprep.database.Column;
import mx.openprep.database.Figure;
import mx.openprep.database.PublishedFigure;
import mx.openprep.election.CasillaType;
import org.jspecify.annotations.Nullable;

/**
 * Looks for rows that may be behind a figure which differs though every row is right by itself: a
 * row that stands twice or is missing, a lista nominal unlike its neighbours', a type unlike its
 * key. They are leads, no proofs.
 */
final class Clues {
  /** The lists of one section's casillas are made equal but for the rest of a division. */
  private static final long LISTS_DIFFER_BY = 1;

  private final Deltas deltas;
  private final int most;
  private final Map<Long, Integer> contents = new HashMap<>();
  private final Map<String, Section> sections = new HashMap<>();
  private final Found doubled = new Found("stands twice, word for word");
  private final Found types = new Found("TIPO_CASILLA is not the type in its key");
  private final Found sameVotes =
      new Found("its votes are just the difference: it may stand too often or be missing");

  Clues(Deltas deltas, int most) {
    this.deltas = deltas;
    this.most = most;
  }

  /**
   * Published minus recomputed from the rows' own cells.
   *
   * @param expected of ACTAS_ESPERADAS, and likewise
   */
  record Deltas(long expected, long listaNominal, long votes, long votesWithoutEspeciales) {
    /** Empty when the rows as published explain every figure. */
    static Optional<Deltas> of(List<FigureResult> figures, Figures asPublished) {
      Deltas deltas =
          new Deltas(
              delta(figures, Figure.ACTAS_ESPERADAS, asPublished),
              delta(figures, Figure.LISTA_NOMINAL_ACTAS_CONTABILIZADAS, asPublished),
              delta(figures, Figure.TOTAL_VOTOS_C_CS, asPublished),
              delta(figures, Figure.TOTAL_VOTOS_S_CS, asPublished));
      return deltas.equals(new Deltas(0, 0, 0, 0)) ? Optional.empty() : Optional.of(deltas);
    }

    private static long delta(List<FigureResult> figures, Figure figure, Figures asPublished) {
      for (FigureResult result : figures) {
        if (result.meaning().filter(m -> m == figure).isPresent() && !result.agrees()) {
          OptionalLong published = number(result.published());
          if (published.isPresent()) {
            return published.getAsLong() - FigureRules.count(figure, asPublished);
          }
        }
      }
      return 0;
    }

    private static OptionalLong number(String text) {
      return new PublishedFigure("", Optional.empty(), text, 0).count();
    }
  }

  /** Casillas of one section, in the order of the file. */
  private record Section(List<Place> places, TreeSet<Integer> contiguas) {
    Section() {
      this(new ArrayList<>(), new TreeSet<>());
    }
  }

  private record Place(int line, String key, long listaNominal, boolean counts) {}

  /** Rows with the same reason; only the first are named. */
  private final class Found {
    private final String what;
    private final List<String> rows = new ArrayList<>();
    private long count;

    Found(String what) {
      this.what = what;
    }

    void add(int line, String key) {
      count++;
      if (rows.size() < most) {
        rows.add("line " + line + " (" + key + ")");
      }
    }

    void addTo(List<String> clues) {
      if (count > 0) {
        clues.add(
            what
                + ": "
                + String.join(", ", rows)
                + (count > rows.size() ? ", … %,d in all".formatted(count) : ""));
      }
    }
  }

  void add(RecountedRow row) {
    int line = row.row().line();
    @Nullable Integer first = contents.putIfAbsent(content(row), line);
    if (first != null) {
      doubled.add(line, row.key() + ", as line " + first);
    }
    Optional<CasillaType> inKey = row.row().keyType();
    if (inKey.isPresent() && row.type().isPresent() && !inKey.equals(row.type())) {
      types.add(line, row.key());
    }
    boolean counts = row.contabilizada() == Contabilizada.COUNTED;
    if (counts
        && row.total() != 0
        && (row.total() == Math.abs(deltas.votes())
            || row.total() == Math.abs(deltas.votesWithoutEspeciales()))) {
      sameVotes.add(line, row.key());
    }
    place(row, line, counts);
  }

  private void place(RecountedRow row, int line, boolean counts) {
    if (row.contabilizada() == Contabilizada.FUERA_DE_CATALOGO) {
      return;
    }
    Optional<CasillaType> type = row.type();
    if (type.isPresent()
        && (type.get() == CasillaType.BASICA || type.get() == CasillaType.CONTIGUA)) {
      Section section =
          sections.computeIfAbsent(
              row.row().text(Column.ID_ENTIDAD) + "/" + row.row().text(Column.SECCION),
              _ -> new Section());
      section.places().add(new Place(line, row.key(), row.listaNominal(), counts));
      String number = row.row().text(Column.ID_CASILLA);
      if (type.get() == CasillaType.CONTIGUA && number.matches("\\d{1,4}")) {
        section.contiguas().add(Integer.parseInt(number));
      }
    }
  }

  private static long content(RecountedRow row) {
    long hash = 7;
    for (String cell : row.row().published()) {
      for (int i = 0; i < cell.length(); i++) {
        hash = hash * 1_099_511_628_211L + cell.charAt(i);
      }
      hash = hash * 1_099_511_628_211L + 31;
    }
    return hash;
  }

  List<String> found() {
    List<String> clues = new ArrayList<>();
    if (deltas.expected() < 0) {
      doubled.addTo(clues);
    }
    if (deltas.expected() > 0) {
      missing().addTo(clues);
    }
    if (deltas.listaNominal() != 0 && deltas.expected() == 0) {
      oddLists().addTo(clues);
    }
    if (deltas.votes() != deltas.votesWithoutEspeciales()) {
      types.addTo(clues);
    }
    sameVotes.addTo(clues);
    if (clues.isEmpty()) {
      clues.add("no row is odd by itself; the figure above the rows may be the wrong one");
    }
    return clues;
  }

  /** Sections whose contiguas are not numbered through. */
  private Found missing() {
    Found gaps = new Found("rows seem to be missing before");
    for (Section section : sections.values()) {
      int expected = 1;
      for (int number : section.contiguas()) {
        if (number != expected) {
          Place place = section.places().getLast();
          gaps.add(place.line(), place.key() + ", contigua " + expected + " of its section");
          break;
        }
        expected++;
      }
    }
    return gaps;
  }

  /** Rows whose list would be like their neighbours' without the difference. */
  private Found oddLists() {
    Found odd =
        new Found("LISTA_NOMINAL is unlike its section's, and like it without the difference");
    for (Section section : sections.values()) {
      for (Place place : section.places()) {
        long before = place.listaNominal() + deltas.listaNominal();
        if (place.counts()
            && section.places().size() > 1
            && isUnlike(section, place, place.listaNominal())
            && !isUnlike(section, place, before)) {
          odd.add(
              place.line(), place.key() + ", " + place.listaNominal() + " instead of " + before);
        }
      }
    }
    return odd;
  }

  private static boolean isUnlike(Section section, Place own, long lista) {
    return section.places().stream()
        .filter(p -> p.line() != own.line())
        .anyMatch(p -> Math.abs(p.listaNominal() - lista) > LISTS_DIFFER_BY);
  }
}
