package mx.openprep.desktop.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.journal.WireValues;
import mx.openprep.people.Role;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.Test;

class HomeViewModelTest {
  private static final Instant NIGHT = Instant.parse("2024-06-03T04:00:00Z");

  private final SimpleObjectProperty<NodeStatus> status =
      new SimpleObjectProperty<>(NodeStatus.getDefaultInstance());
  private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(NIGHT);
  private final List<Work> chosen = new ArrayList<>();
  private final HomeViewModel model = new HomeViewModel(Texts.in("es"), status, now, chosen::add);

  private void tell(WorkSummary.Builder work) {
    status.set(status.get().toBuilder().setWork(work).build());
  }

  private void peopleHere(Role... roles) {
    status.set(
        status.get().toBuilder()
            .addAllRolesHere(Stream.of(roles).map(Role::name).toList())
            .build());
  }

  private void welcome(Role... roles) {
    EnumSet<Role> held = EnumSet.noneOf(Role.class);
    held.addAll(List.of(roles));
    model.welcome(new SignedIn("ana", "Ana", held, "t"));
  }

  private List<String> counts() {
    return Stream.of(Work.values()).map(stage -> model.countProperty(stage).getValue()).toList();
  }

  @Test
  void eachTileSaysWhatWaitsAtItsStage() {
    tell(
        WorkSummary.newBuilder()
            .setExpected(2000)
            .setAcopiadas(60)
            .setDigitized(50)
            .setSinActa(3)
            .setUnidentified(2)
            .setWaitingRescan(1)
            .setWaitingFirstCapture(7)
            .setWaitingSecondCapture(8)
            .setWaitingThirdCapture(4)
            .setWaitingAdjudication(1)
            .setWaitingCotejo(14)
            .setWaitingDecision(2)
            .setWaitingPacking(5)
            .setPublishedDiffers(1));
    assertThat(counts()).containsExactly("1,937", "13", "7", "8", "4", "1", "16", "5", "1", "");
  }

  @Test
  void countsNeverFallBelowNothing() {
    tell(WorkSummary.newBuilder().setExpected(1).setAcopiadas(1).setDigitized(4));
    assertThat(counts()).startsWith("0", "0");
  }

  @Test
  void onlyTheWorkOfAPersonsRolesIsOpen() {
    welcome(Role.CAPTURISTA);
    assertThat(model.ownProperty().getValue())
        .containsExactly(Work.FIRST_CAPTURE, Work.SECOND_CAPTURE, Work.PRACTICE);
    model.choose(Work.ACOPIO);
    model.choose(Work.SECOND_CAPTURE);
    assertThat(chosen).containsExactly(Work.SECOND_CAPTURE);
  }

  @Test
  void theWorkOfOthersIsShownWhereSomebodyHereDoesIt() {
    welcome(Role.CAPTURISTA);
    assertThat(model.othersProperty().getValue()).isEmpty();
    peopleHere(Role.CAPTURISTA, Role.DIGITALIZADOR, Role.VERIFICADOR);
    assertThat(model.othersProperty().getValue())
        .containsExactly(Work.DIGITIZATION, Work.THIRD_CAPTURE, Work.COTEJO);
    assertThat(model.owner(Work.THIRD_CAPTURE)).isEqualTo("verificación");
  }

  @Test
  void aTileSaysHowLongTheOldestHasWaited() {
    welcome(Role.CAPTURISTA);
    assertThat(model.captionProperty(Work.FIRST_CAPTURE).getValue()).isEqualTo("nada en espera");
    tell(
        WorkSummary.newBuilder()
            .setWaitingFirstCapture(3)
            .addOldest(
                WorkSummary.OldestWaiting.newBuilder()
                    .setKind(WorkSummary.Kind.FIRST_CAPTURE)
                    .setSince(WireValues.timestamp(NIGHT.minusSeconds(600)))));
    assertThat(model.captionProperty(Work.FIRST_CAPTURE).getValue()).isEqualTo("espera: 10 min");
    now.set(NIGHT.plusSeconds(3600));
    assertThat(model.captionProperty(Work.FIRST_CAPTURE).getValue())
        .isEqualTo("espera: 1 h 10 min");
  }

  @Test
  void settledActasAreTheProgress() {
    assertThat(model.progressProperty().getValue()).isEqualTo(0.0);
    tell(WorkSummary.newBuilder().setExpected(10).setVerified(4).setSinActa(1));
    assertThat(model.progressProperty().getValue()).isEqualTo(0.5);
  }
}
