package mx.openprep.desktop.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.app.ui.SignedIn;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.people.Role;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.Test;

class HomeViewModelTest {
  private final SimpleObjectProperty<WorkSummary> work =
      new SimpleObjectProperty<>(WorkSummary.getDefaultInstance());
  private final List<Work> chosen = new ArrayList<>();
  private final HomeViewModel model = new HomeViewModel(Texts.in("es"), work, chosen::add);

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
    work.set(
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
            .build());
    assertThat(counts()).containsExactly("1,937", "13", "7", "8", "4", "1");
  }

  @Test
  void countsNeverFallBelowNothing() {
    work.set(WorkSummary.newBuilder().setExpected(1).setAcopiadas(1).setDigitized(4).build());
    assertThat(counts()).startsWith("0", "0");
  }

  @Test
  void onlyTheWorkOfAPersonsRolesIsOpen() {
    welcome(Role.CAPTURISTA);
    assertThat(Work.values())
        .filteredOn(stage -> model.allowedProperty(stage).getValue())
        .containsExactly(Work.FIRST_CAPTURE, Work.SECOND_CAPTURE);
    model.choose(Work.ACOPIO);
    model.choose(Work.SECOND_CAPTURE);
    assertThat(chosen).containsExactly(Work.SECOND_CAPTURE);
  }

  @Test
  void aClosedTileSaysWhoseWorkItIs() {
    welcome(Role.CAPTURISTA);
    assertThat(model.captionProperty(Work.ADJUDICATION).getValue())
        .isEqualTo("lo hace: coordinación");
    assertThat(model.captionProperty(Work.FIRST_CAPTURE).getValue()).isEqualTo("en espera");
  }

  @Test
  void settledActasAreTheProgress() {
    assertThat(model.progressProperty().getValue()).isEqualTo(0.0);
    work.set(WorkSummary.newBuilder().setExpected(10).setVerified(4).setSinActa(1).build());
    assertThat(model.progressProperty().getValue()).isEqualTo(0.5);
  }
}
