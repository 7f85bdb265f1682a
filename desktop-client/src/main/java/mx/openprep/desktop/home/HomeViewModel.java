package mx.openprep.desktop.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import mx.openprep.desktop.app.ui.Ages;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.people.Role;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WorkSummary;

/** What waits, which of it this person may take, and who else there is for the rest. */
public final class HomeViewModel {
  private final Texts texts;
  private final Ages ages;
  private final Consumer<Work> choice;
  private final ObservableValue<NodeStatus> status;
  private final ObservableValue<WorkSummary> work;
  private final ObservableValue<Instant> now;
  private final ObjectProperty<SignedIn> person = new SimpleObjectProperty<>();
  private final BooleanProperty ccv = new SimpleBooleanProperty();

  public HomeViewModel(
      Texts texts,
      ObservableValue<NodeStatus> status,
      ObservableValue<Instant> now,
      Consumer<Work> choice) {
    this.texts = texts;
    this.ages = new Ages(texts);
    this.status = status;
    this.work = status.map(NodeStatus::getWork);
    this.now = now;
    this.choice = choice;
  }

  /** Whether this workstation is at a CCV, which has no paper. */
  public BooleanProperty ccvProperty() {
    return ccv;
  }

  public void welcome(SignedIn who) {
    person.set(who);
  }

  ObservableValue<String> greetingProperty() {
    return person.map(who -> texts.of("home.greeting", who.name()));
  }

  /** The works of this person, in the order of their keys. */
  ObservableValue<List<Work>> ownProperty() {
    return person
        .flatMap(who -> ccv.map(_ -> there().filter(stage -> stage.isFor(who.roles())).toList()))
        .orElse(List.of());
  }

  /** What other people of this CATD do. */
  ObservableValue<List<Work>> othersProperty() {
    return person
        .flatMap(who -> status.map(told -> others(who, rolesHere(told))))
        .orElse(List.of());
  }

  private List<Work> others(SignedIn who, Set<Role> here) {
    return there()
        .filter(Work::isOfTheNight)
        .filter(stage -> !stage.isFor(who.roles()) && stage.isFor(here))
        .toList();
  }

  private Stream<Work> there() {
    return Arrays.stream(Work.values()).filter(this::isThere);
  }

  private boolean isThere(Work stage) {
    return !ccv.get() || stage.isAtCcv();
  }

  private static Set<Role> rolesHere(NodeStatus told) {
    Set<Role> here = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (told.getRolesHereList().contains(role.name())) {
        here.add(role);
      }
    }
    return here;
  }

  boolean isOwn(Work stage) {
    SignedIn who = person.get();
    return who != null && isThere(stage) && stage.isFor(who.roles());
  }

  private int waiting(Work stage, WorkSummary summary) {
    return ccv.get() ? stage.waitingAtCcv(summary) : stage.waiting(summary);
  }

  /** How the work is called here. */
  ObservableValue<String> nameProperty(Work stage) {
    return ccv.map(there -> texts.of(there ? stage.textKeyAtCcv() : stage.shortcut().textKey()));
  }

  /** How long the oldest has waited; nothing where nothing waits. */
  ObservableValue<String> captionProperty(Work stage) {
    return work.flatMap(summary -> now.map(time -> caption(stage, summary, time)));
  }

  private String caption(Work stage, WorkSummary summary, Instant time) {
    if (!stage.isOfTheNight()) {
      return texts.of("home.practice.caption");
    }
    if (waiting(stage, summary) == 0) {
      return texts.of("home.nothing");
    }
    return stage
        .oldest(summary)
        .map(since -> texts.of("home.oldest", ages.of(Duration.between(since, time))))
        .orElseGet(() -> texts.of("home.waiting"));
  }

  /** Whose work it is. */
  String owner(Work stage) {
    return roleName(stage.role());
  }

  ObservableValue<String> countProperty(Work stage) {
    return work.map(summary ->
        stage.isOfTheNight() ? String.format(texts.locale(), "%,d", waiting(stage, summary)) : "");
  }

  /** Actas settled one way or another, of those expected: 0 to 1. */
  ObservableValue<Number> progressProperty() {
    return work.map(summary ->
        summary.getExpected() == 0
            ? 0
            : (double) (summary.getVerified() + summary.getSinActa()) / summary.getExpected());
  }

  ObservableValue<String> summaryProperty() {
    return work.map(this::summary);
  }

  /** Of what is published, compared and packed a CCV knows nothing. */
  private String summary(WorkSummary summary) {
    return ccv.get()
        ? texts.of(
            "home.summary-ccv",
            summary.getExpected(),
            summary.getVerified(),
            summary.getSinActa(),
            summary.getWaitingRescan())
        : texts.of(
            "home.summary",
            summary.getExpected(),
            summary.getVerified(),
            summary.getSinActa(),
            summary.getPublished(),
            summary.getCompared(),
            summary.getPacked(),
            summary.getFueraDeCatalogo());
  }

  void choose(Work stage) {
    if (isOwn(stage)) {
      choice.accept(stage);
    }
  }

  private String roleName(Role role) {
    return switch (role) {
      case ACOPIADOR -> texts.of("role.acopiador");
      case DIGITALIZADOR -> texts.of("role.digitalizador");
      case CAPTURISTA -> texts.of("role.capturista");
      case VERIFICADOR -> texts.of("role.verificador");
      case COORDINADOR -> texts.of("role.coordinador");
      case SUPERVISOR -> texts.of("role.supervisor");
      case ADMINISTRADOR -> texts.of("role.administrador");
    };
  }
}
