package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.PublishedActa;
import mx.openprep.v1.WorkSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedActasTest {
  @TempDir Path directory;
  private NodeFixture node;
  private Publications centre;
  private ExpectedActa acta;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    centre = new Publications(node);
    acta = node.acta(3);
    node.digitized(acta);
  }

  @AfterEach
  void close() {
    node.close();
  }

  private void settled() {
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
  }

  private WorkSummary work() {
    return node.status().getWork();
  }

  @Test
  void whatIsPublishedJustSoWaitsForCotejo() {
    settled();
    assertThat(work().getWaitingCotejo()).isZero();

    long cut = centre.cut(acta);

    assertThat(node.node().published().through()).isEqualTo(cut);
    assertThat(work().getPublished()).isEqualTo(1);
    assertThat(work().getWaitingCotejo()).isEqualTo(1);
    assertThat(work().getPublishedDiffers()).isZero();
    assertThat(work().getLastCut()).isEqualTo(cut);
    assertThat(node.facts(Fact.PublishedDiffers.class)).isEmpty();
  }

  @Test
  void itIsKeptAndCountedAlikeAfterARestartAndAfterFoldingAnew() {
    settled();
    centre.cut(acta);
    WorkSummary before = work();

    node.restart();
    assertThat(work()).isEqualTo(before);
    node.rebuilt();
    assertThat(work()).isEqualTo(before);
  }

  @Test
  void whatACutThatKnewOurFiguresShowsOtherwiseIsAnIncidentOnce() {
    settled();
    PublishedActa other = centre.settled(acta).toBuilder().setTotal(1).build();

    long cut = centre.cut(other);
    centre.cut(other);

    assertThat(node.facts(Fact.PublishedDiffers.class))
        .containsExactly(
            new Fact.PublishedDiffers(acta.id(), cut, List.of("TOTAL_VOTOS_CALCULADO")));
    assertThat(work().getPublishedDiffers()).isEqualTo(1);
    assertThat(work().getWaitingCotejo()).isZero();

    centre.cut(acta);
    assertThat(work().getPublishedDiffers()).isZero();
    assertThat(work().getWaitingCotejo()).isEqualTo(1);
  }

  @Test
  void whatIsNoLongerShownIsNoLongerPublished() {
    settled();
    centre.cut(acta);
    centre.cut(PublishedActa.newBuilder().setActa(acta.id().value()).setContabilizada("-").build());
    assertThat(work().getPublished()).isZero();
    assertThat(work().getWaitingCotejo()).isZero();
  }

  @Test
  void actasAreSentWhenTheCentreHasTheirEventsAndTheirImage() {
    settled();
    assertThat(work().getVerified()).isEqualTo(1);
    assertThat(work().getSent()).isZero();
    Outbox outbox = node.node().outbox();

    outbox.acknowledged(outbox.head().sequence());
    assertThat(work().getSent()).as("the image is still here alone").isZero();
    outbox.imageAcknowledged(outbox.imagesWaiting(1).getFirst().image());
    assertThat(work().getSent()).isEqualTo(1);
  }

  @Test
  void theOldestOfEachKindOfWorkIsKnown() {
    NodeStatus status = node.status();
    assertThat(status.getWork().getOldestList())
        .extracting(WorkSummary.OldestWaiting::getKind)
        .containsExactly(WorkSummary.Kind.FIRST_CAPTURE);
    settled();
    centre.cut(acta);
    assertThat(work().getOldestList())
        .extracting(WorkSummary.OldestWaiting::getKind)
        .containsExactly(WorkSummary.Kind.COTEJO);
  }
}
