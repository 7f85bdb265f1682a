package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.fake.FakeNode;
import mx.openprep.desktop.fake.Immediately;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusViewModelTest {
  private static final Instant NOON = Instant.parse("2024-06-02T18:00:00Z");

  private Instant now = NOON;
  private FakeNode node;
  private StatusViewModel model;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    model = new StatusViewModel(node.api(), Immediately.background(), Texts.in("es"), () -> now);
    model.start();
  }

  @AfterEach
  void close() {
    model.stop();
    node.close();
  }

  private List<String> chip() {
    return List.of(model.linkTextProperty().getValue(), model.waitingTextProperty().getValue());
  }

  @Test
  void offlineSaysHowMuchWaitsAndSinceWhen() {
    node.tell(
        NodeStatus.newBuilder()
            .setLink(NodeStatus.Link.OFFLINE)
            .setEventsWaiting(10)
            .setImagesWaiting(2)
            .setOldestWaiting(WireValues.timestamp(NOON.minusSeconds(14 * 60)))
            .build());
    assertThat(chip()).containsExactly("Sin enlace", "12 por enviar, desde hace 14 min");
    now = NOON.plusSeconds(3600);
    model.tick();
    assertThat(chip()).containsExactly("Sin enlace", "12 por enviar, desde hace 1 h 14 min");
  }

  @Test
  void onlineWithNothingWaitingIsAllSent() {
    node.tell(NodeStatus.newBuilder().setLink(NodeStatus.Link.ONLINE).build());
    assertThat(chip()).containsExactly("En línea", "todo enviado");
  }

  @Test
  void aWrongIdentityIsNotMistakenForADeadLine() {
    node.tell(NodeStatus.newBuilder().setLink(NodeStatus.Link.WRONG_IDENTITY).build());
    assertThat(chip().getFirst()).isEqualTo("Identidad rechazada");
  }

  @Test
  void whatWaitsAtEachStageComesWithIt() {
    WorkSummary work = WorkSummary.newBuilder().setWaitingFirstCapture(3).build();
    node.tell(NodeStatus.newBuilder().setWork(work).build());
    assertThat(model.statusProperty().getValue().getWork()).isEqualTo(work);
  }

  @Test
  void onceStoppedNothingMoreIsShown() {
    model.stop();
    node.tell(NodeStatus.newBuilder().setLink(NodeStatus.Link.ONLINE).build());
    assertThat(chip().getFirst()).isEqualTo("Enlace sin consultar");
  }
}
