package mx.openprep.desktop.supervision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.ActaRow;
import mx.openprep.v1.ActasUpdate;
import mx.openprep.v1.Stage;

/**
 * Every acta of the CATD and the ones somebody looks for. Everything is here, so that a search asks
 * nobody. FX thread only.
 */
final class ActasModel {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private static final Comparator<ActaRow> BY_PLACE =
      Comparator.comparing((ActaRow row) -> row.getCard().getMunicipalityName())
          .thenComparing(row -> row.getCard().getClaveCasilla())
          .thenComparing(row -> row.getCard().getElection());

  private final ObservableList<Entry> all = FXCollections.observableArrayList();
  private final ObservableList<Entry> found = FXCollections.observableArrayList();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<ActaRow> arriving = new ArrayList<>();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Stage>> stage =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<BoardModel.Choice> election;
  private final ObjectProperty<BoardModel.Choice> municipality;
  private boolean whole;

  /**
   * An acta, with what a search looks at.
   *
   * @param words without accents, in lower case
   */
  record Entry(ActaRow row, String words) {
    static Entry of(ActaRow row) {
      ActaCard card = row.getCard();
      return new Entry(
          row,
          plain(
              String.join(
                  " ",
                  card.getClaveCasilla(),
                  card.getClaveActa(),
                  card.getElectionName(),
                  card.getMunicipalityName(),
                  card.getTerritoryName(),
                  card.getSection(),
                  card.getCasillaName(),
                  card.getActa(),
                  row.getHolderName())));
    }
  }

  ActasModel(BoardModel board) {
    election = board.electionProperty();
    municipality = board.municipalityProperty();
    search.subscribe(text -> filter());
    stage.subscribe(chosen -> filter());
    election.subscribe(chosen -> filter());
    municipality.subscribe(chosen -> filter());
  }

  static String plain(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  void told(ActasUpdate update) {
    if (update.getWhole()) {
      whole = true;
      arriving.clear();
    }
    arriving.addAll(update.getRowsList());
    if (update.getComplete()) {
      if (whole) {
        takeAll();
      } else {
        arriving.forEach(this::take);
        filter();
      }
      arriving.clear();
      whole = false;
    }
  }

  private void takeAll() {
    places.clear();
    arriving.sort(BY_PLACE);
    for (int i = 0; i < arriving.size(); i++) {
      places.put(arriving.get(i).getCard().getActa(), i);
    }
    all.setAll(arriving.stream().map(Entry::of).toList());
    filter();
  }

  private void take(ActaRow row) {
    Integer place = places.get(row.getCard().getActa());
    if (place == null) {
      places.put(row.getCard().getActa(), all.size());
      all.add(Entry.of(row));
    } else {
      all.set(place, Entry.of(row));
    }
  }

  /** The actas looked for, by municipality and casilla. */
  ObservableList<Entry> found() {
    return found;
  }

  int size() {
    return all.size();
  }

  StringProperty searchProperty() {
    return search;
  }

  ObjectProperty<Optional<Stage>> stageProperty() {
    return stage;
  }

  private void filter() {
    List<String> words =
        Arrays.stream(plain(search.get()).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    List<Entry> matching = all.stream().filter(entry -> matches(entry, words)).toList();
    // As one change: a filtered list tells of every gap, and a table looks at each.
    if (!matching.equals(found)) {
      found.setAll(matching);
    }
  }

  private boolean matches(Entry entry, List<String> words) {
    ActaRow row = entry.row();
    return stage.get().filter(wanted -> wanted != row.getStage()).isEmpty()
        && isOf(election.get(), row.getCard().getElection(), "")
        && isOf(municipality.get(), "", row.getCard().getMunicipalityName())
        && words.stream().allMatch(entry.words()::contains);
  }

  private static boolean isOf(BoardModel.Choice choice, String code, String name) {
    return choice.equals(BoardModel.ALL)
        || (code.isEmpty() ? choice.name().equals(name) : choice.code().equals(code));
  }
}
