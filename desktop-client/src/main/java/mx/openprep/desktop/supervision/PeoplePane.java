package mx.openprep.desktop.supervision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.Controls;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ListPeopleResponse;
import mx.openprep.v1.PersonAtWork;
import org.kordamp.ikonli.material2.Material2MZ;

/** Who is at work and how it goes: by name, without figures, with hints of who needs help. */
final class PeoplePane implements Pane {
  private static final Duration LONG_STRETCH = Duration.ofHours(2);
  private static final Duration LONG_IDLE = Duration.ofMinutes(15);
  private static final int FEWEST_CAPTURES = 20;
  private static final int DIFFERED_PERCENT = 10;

  private final SupervisionViewModel model;
  private final Texts texts;
  private final TableView<PersonAtWork> table = new TableView<>();
  private final VBox root;
  private Instant now = Instant.EPOCH;

  PeoplePane(SupervisionViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    Controls controls = new Controls(texts);
    table.setId("people");
    table.setAccessibleText(texts.of("supervision.people"));
    table.setPlaceholder(new Label(texts.of("supervision.nobody")));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    for (Column column : columns()) {
      table.getColumns().add(Tables.column(column.heading(), column.width(), column.text()));
    }
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox line =
        new HBox(
            controls.label("supervision.people.hint", "hint"),
            Controls.spacer(),
            controls.button("supervision.refresh", Material2MZ.REFRESH, model::refreshPeople));
    line.getStyleClass().add("input-line");
    root = new VBox(line, table);
    root.getStyleClass().add("supervision-part");
    model.peopleProperty().subscribe(this::show);
  }

  private record Column(String heading, int width, Function<PersonAtWork, String> text) {}

  private List<Column> columns() {
    return List.of(
        new Column(texts.of("supervision.person"), 190, PersonAtWork::getName),
        new Column(texts.of("supervision.now"), 130, this::doing),
        new Column(
            texts.of("supervision.per-hour"), 110, p -> String.valueOf(p.getActasLastHour())),
        new Column(texts.of("supervision.total"), 90, p -> String.valueOf(p.getActas())),
        new Column(texts.of("supervision.median"), 130, this::median),
        new Column(texts.of("supervision.differed"), 150, this::differed),
        new Column(texts.of("supervision.idle"), 110, this::idle),
        new Column(texts.of("supervision.help"), 300, this::help));
  }

  private void show(ListPeopleResponse people) {
    now = WireValues.instant(people.getNow());
    table.getItems().setAll(people.getPeopleList());
  }

  private String doing(PersonAtWork person) {
    return person.getCapturing()
        ? texts.of("supervision.capturing")
        : person.hasLastDeed() ? texts.of("supervision.between") : texts.of("supervision.not-yet");
  }

  private String median(PersonAtWork person) {
    return person.getMedianSeconds() == 0
        ? ""
        : new Ages(texts).of(Duration.ofSeconds(person.getMedianSeconds()));
  }

  private String differed(PersonAtWork person) {
    return person.getSettledCaptures() == 0
        ? ""
        : texts.of(
            "supervision.differed-of", person.getDifferedCaptures(), person.getSettledCaptures());
  }

  private String idle(PersonAtWork person) {
    return person.hasLastDeed()
        ? new Ages(texts).of(Duration.between(WireValues.instant(person.getLastDeed()), now))
        : "";
  }

  /** What may be behind it: never a blame. */
  private String help(PersonAtWork person) {
    return String.join(
        " ",
        Stream.of(rest(person), idleHelp(person), differedHelp(person))
            .filter(hint -> !hint.isEmpty())
            .toList());
  }

  private String rest(PersonAtWork person) {
    boolean tired =
        person.hasWorkingSince()
            && Duration.between(WireValues.instant(person.getWorkingSince()), now)
                    .compareTo(LONG_STRETCH)
                >= 0;
    return tired ? texts.of("supervision.help.rest") : "";
  }

  private String idleHelp(PersonAtWork person) {
    boolean idle =
        person.hasLastDeed()
            && !person.hasWorkingSince()
            && Duration.between(WireValues.instant(person.getLastDeed()), now).compareTo(LONG_IDLE)
                >= 0;
    return idle ? texts.of("supervision.help.idle") : "";
  }

  private String differedHelp(PersonAtWork person) {
    boolean often =
        person.getSettledCaptures() >= FEWEST_CAPTURES
            && 100 * person.getDifferedCaptures() >= DIFFERED_PERCENT * person.getSettledCaptures();
    return often ? texts.of("supervision.help.differed") : "";
  }

  @Override
  public Node root() {
    return root;
  }

  @Override
  public void focus() {
    model.refreshPeople();
    table.requestFocus();
  }

  @Override
  public Table table(String title) {
    return new Table(
        "personas",
        title,
        columns().stream().map(Column::heading).toList(),
        table.getItems().stream()
            .map(person -> columns().stream().map(column -> column.text().apply(person)).toList())
            .toList());
  }
}
