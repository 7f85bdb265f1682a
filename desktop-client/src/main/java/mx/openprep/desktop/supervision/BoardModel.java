package mx.openprep.desktop.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.BoardCell;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.Stage;

/** The board as the node tells it, and what of it somebody wants to see. FX thread only. */
final class BoardModel {
  /** Everything: no election or municipality in particular. */
  static final Choice ALL = new Choice("", "");

  private final Map<Key, BoardCell> cells = new LinkedHashMap<>();
  private final TreeMap<Long, Map<Stage, Integer>> minutes = new TreeMap<>();
  private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
  private final ObjectProperty<Choice> election = new SimpleObjectProperty<>(ALL);
  private final ObjectProperty<Choice> municipality = new SimpleObjectProperty<>(ALL);
  private BoardUpdate last = BoardUpdate.getDefaultInstance();

  /** An election or a municipality, by its code and its name. */
  record Choice(String code, String name) {}

  private record Key(String election, String municipality, Stage stage) {}

  /**
   * How one stage stands.
   *
   * @param share of the actas expected in what is shown, 0 to 1
   * @param passed have been here or are beyond
   * @param oldest empty when nothing waits, or nobody knows since when
   */
  record Figure(Stage stage, int actas, double share, int passed, Optional<Duration> oldest) {}

  /** One municipality and election, its actas by stage. */
  record Line(Choice municipality, Choice election, Map<Stage, Integer> actas) {
    int of(Stage stage) {
      return actas.getOrDefault(stage, 0);
    }
  }

  void told(BoardUpdate update) {
    if (update.getWhole()) {
      cells.clear();
      minutes.clear();
    }
    update
        .getCellsList()
        .forEach(cell ->
            cells.put(new Key(cell.getElection(), cell.getMunicipality(), cell.getStage()), cell));
    update
        .getMinutesList()
        .forEach(minute -> {
          Map<Stage, Integer> deltas = new EnumMap<>(Stage.class);
          minute.getDeltasList().forEach(delta -> deltas.put(delta.getStage(), delta.getActas()));
          minutes.put(minute.getMinute(), deltas);
        });
    last = update;
    changes.set(changes.get() + 1);
  }

  /** Changes whenever anything here does. */
  ReadOnlyLongProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  ObjectProperty<Choice> electionProperty() {
    return election;
  }

  ObjectProperty<Choice> municipalityProperty() {
    return municipality;
  }

  List<Choice> elections() {
    return choices(cell -> new Choice(cell.getElection(), cell.getElectionName()));
  }

  List<Choice> municipalities() {
    return choices(cell -> new Choice(cell.getMunicipality(), cell.getMunicipalityName()));
  }

  private List<Choice> choices(java.util.function.Function<BoardCell, Choice> of) {
    return cells.values().stream()
        .map(of)
        .filter(choice -> !choice.code().isEmpty())
        .distinct()
        .sorted(Comparator.comparing(Choice::name))
        .toList();
  }

  /** The official time at the node. */
  Instant now() {
    return last.hasNow() ? WireValues.instant(last.getNow()) : Instant.EPOCH;
  }

  ZoneId zone() {
    return last.getZone().isEmpty() ? ZoneId.of("UTC") : ZoneId.of(last.getZone());
  }

  int openIncidents() {
    return last.getOpenIncidents();
  }

  boolean isPublicationKnown() {
    return last.getPublicationKnown();
  }

  /** How many actas are expected in what is shown. */
  int expected() {
    return shown().stream()
        .filter(cell -> isExpected(cell.getStage()))
        .mapToInt(BoardCell::getActas)
        .sum();
  }

  /** How many actas are expected, whatever is shown. */
  int expectedOfAll() {
    return last.getExpected();
  }

  /** Of all elections and municipalities. */
  Figure figureOfAll(Stage stage) {
    return figure(stage, List.copyOf(cells.values()), last.getExpected());
  }

  private static boolean isExpected(Stage stage) {
    return stage != Stage.FUERA_DE_CATALOGO && stage != Stage.SIN_IDENTIFICAR;
  }

  /** Of the election and municipality that are shown. */
  Figure figure(Stage stage) {
    return figure(stage, shown(), expected());
  }

  private Figure figure(Stage stage, List<BoardCell> of, int all) {
    int actas = 0;
    int passed = 0;
    Optional<Instant> oldest = Optional.empty();
    for (BoardCell cell : of) {
      if (cell.getStage() == stage) {
        actas += cell.getActas();
        oldest = older(oldest, cell);
      }
      if (isBeyond(cell.getStage(), stage)) {
        passed += cell.getActas();
      }
    }
    return new Figure(
        stage,
        actas,
        all == 0 ? 0 : (double) actas / all,
        passed,
        oldest.map(since -> Duration.between(since, now())));
  }

  private static Optional<Instant> older(Optional<Instant> oldest, BoardCell cell) {
    if (!cell.hasOldest() || cell.getActas() == 0) {
      return oldest;
    }
    Instant since = WireValues.instant(cell.getOldest());
    return oldest.filter(known -> known.isBefore(since)).or(() -> Optional.of(since));
  }

  private static boolean isBeyond(Stage where, Stage stage) {
    int way = StageLook.WAY.indexOf(where == Stage.POR_REDIGITALIZAR ? Stage.ACOPIADAS : where);
    return way >= 0 && way >= StageLook.WAY.indexOf(stage);
  }

  private List<BoardCell> shown() {
    return cells.values().stream()
        .filter(cell -> matches(election.get(), cell.getElection()))
        .filter(cell -> matches(municipality.get(), cell.getMunicipality()))
        .toList();
  }

  private static boolean matches(Choice choice, String code) {
    return choice.equals(ALL) || choice.code().equals(code);
  }

  /** Municipality by municipality and election by election, of what is shown. */
  List<Line> lines() {
    Map<List<Choice>, Map<Stage, Integer>> lines = new LinkedHashMap<>();
    for (BoardCell cell : shown()) {
      if (!cell.getMunicipality().isEmpty()) {
        lines
            .computeIfAbsent(
                List.of(
                    new Choice(cell.getMunicipality(), cell.getMunicipalityName()),
                    new Choice(cell.getElection(), cell.getElectionName())),
                key -> new EnumMap<>(Stage.class))
            .merge(cell.getStage(), cell.getActas(), Integer::sum);
      }
    }
    List<Line> sorted = new ArrayList<>();
    lines.forEach((key, actas) -> sorted.add(new Line(key.getFirst(), key.getLast(), actas)));
    sorted.sort(
        Comparator.comparing((Line line) -> line.municipality().name())
            .thenComparing(line -> line.election().name()));
    return sorted;
  }

  /** How many had reached the stage by the end of each minute in which that changed. */
  SortedMap<Long, Integer> curve(Stage stage) {
    TreeMap<Long, Integer> curve = new TreeMap<>();
    int reached = 0;
    for (Map.Entry<Long, Map<Stage, Integer>> minute : minutes.entrySet()) {
      Integer delta = minute.getValue().get(stage);
      if (delta != null) {
        reached += delta;
        curve.put(minute.getKey(), reached);
      }
    }
    return curve;
  }

  /** How many reached the stage within the last minutes. */
  int lately(Stage stage, int lastMinutes) {
    long now = now().getEpochSecond() / 60;
    return minutes.tailMap(now - lastMinutes + 1).values().stream()
        .mapToInt(deltas -> deltas.getOrDefault(stage, 0))
        .sum();
  }
}
