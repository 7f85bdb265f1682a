package mx.openprep.installer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.FormDefinition;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.election.ActaId;
import mx.openprep.election.PackageHash;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.Event;
import mx.openprep.journal.EventCodec;
import mx.openprep.journal.EventHash;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.MalformedEventException;
import mx.openprep.journal.NodeId;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayOutboxTest {
  private static final NodeId STATION = new NodeId("CATD-001-1");
  private static final Fact.JournalOpened OPENING =
      new Fact.JournalOpened(new PackageHash("0".repeat(64)), "replay");

  @TempDir Path directory;
  private ReplayImages images;
  private Night night;

  @BeforeEach
  void start() throws IOException {
    images = new ReplayImages(directory, Optional.empty(), 20_000);
    night = MiniNight.night();
  }

  private ReplayOutbox outbox(OptionalDouble speed, Instant start) {
    return new ReplayOutbox(
        OPENING,
        Script.of(night.stories(), new StationCrew(STATION), images),
        new ReplayJournal(STATION, Realm.DRILL),
        images,
        new ReplayClock(speed, start));
  }

  @Test
  void writesAChainInWhichEveryStoryComesToItsEnd() throws MalformedEventException {
    ReplayOutbox outbox = outbox(OptionalDouble.empty(), Instant.EPOCH);
    ChainVerifier chain =
        new ChainVerifier(STATION, Realm.DRILL, new JournalHead(0, EventHash.NONE));
    Map<ActaId, ActaState> states = new HashMap<>();
    List<String> refused = new ArrayList<>();
    while (outbox.acknowledged() < outbox.size()) {
      List<byte[]> batch = outbox.eventsAfter(outbox.acknowledged(), 10);
      assertThat(batch).isNotEmpty();
      for (byte[] envelope : batch) {
        assertThat(chain.accept(envelope)).isEmpty();
        fold(EventCodec.decode(envelope), states, refused);
      }
      outbox.acknowledged(outbox.acknowledged() + batch.size());
    }

    assertThat(refused).isEmpty();
    assertThat(states).hasSize(night.stories().size());
    assertThat(states.values())
        .map(ActaState::name)
        .containsOnly(
            ActaState.Name.VERIFICADA,
            ActaState.Name.COTEJADA,
            ActaState.Name.SIN_ACTA,
            ActaState.Name.FUERA_DE_CATALOGO);
  }

  private void fold(Event event, Map<ActaId, ActaState> states, List<String> refused) {
    if (!(event.fact() instanceof Fact.OfActa(var fact))) {
      return;
    }
    ActaLife life =
        night
            .election()
            .acta(fact.acta())
            .map(a -> new ActaLife(FormDefinition.of(night.election(), a)))
            .orElseGet(ActaLife::outsideCatalogue);
    ActaState before = states.getOrDefault(fact.acta(), ActaLife.START);
    switch (life.apply(before, fact, event.deed())) {
      case ActaLife.Transition.Moved(var next) -> states.put(fact.acta(), next);
      case ActaLife.Transition.Refused(var reason) -> refused.add(fact + " " + reason);
    }
  }

  @Test
  void offersNothingBeforeItsTime() {
    Instant longBefore = night.begins().minusSeconds(1_000_000);
    assertThat(outbox(OptionalDouble.of(1), longBefore).eventsAfter(0, 100)).hasSize(1);
  }

  @Test
  void isDoneWhenEveryEntryAndImageIsAcknowledged() throws InterruptedException {
    ReplayOutbox outbox = outbox(OptionalDouble.empty(), Instant.EPOCH);
    assertThat(outbox.eventsAfter(0, outbox.size())).hasSize(outbox.size());
    outbox.acknowledged(outbox.size());
    assertThat(outbox.awaitSent(java.time.Duration.ZERO)).isFalse();

    outbox.imagesWaiting(Integer.MAX_VALUE).forEach(i -> outbox.imageAcknowledged(i.image()));

    assertThat(outbox.awaitSent(java.time.Duration.ZERO)).isTrue();
  }

  @Test
  void imagesStandInVisiblyAndAreAsLargeAsWanted() throws IOException {
    ReplayOutbox outbox = outbox(OptionalDouble.empty(), Instant.EPOCH);
    assertThat(outbox.eventsAfter(0, outbox.size())).isNotEmpty();
    List<Outbox.WaitingImage> waiting = outbox.imagesWaiting(Integer.MAX_VALUE);

    assertThat(waiting)
        .isNotEmpty()
        .allSatisfy(image -> assertThat(image.size()).isBetween(19_900L, 20_300L));
    assertThat(ImageIO.read(waiting.getFirst().file().toFile()).getWidth()).isEqualTo(560);
  }
}
