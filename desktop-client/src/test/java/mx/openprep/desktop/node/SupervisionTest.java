package mx.openprep.desktop.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.message.MessageCode;
import mx.openprep.people.Role;
import mx.openprep.v1.ActaLifeView;
import mx.openprep.v1.ActionOption;
import mx.openprep.v1.BoardCell;
import mx.openprep.v1.BoardUpdate;
import mx.openprep.v1.CaptureRound;
import mx.openprep.v1.CaptureTask;
import mx.openprep.v1.LifeEntry;
import mx.openprep.v1.PersonAtWork;
import mx.openprep.v1.SendToRescanRequest;
import mx.openprep.v1.Stage;
import mx.openprep.v1.TakeBackRequest;
import mx.openprep.v1.WatchBoardRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {
  @TempDir Path directory;
  private NodeFixture node;
  private int expected;

  @BeforeEach
  void open() {
    node = new NodeFixture(directory.resolve("node"));
    expected = node.election.actas(TestElections.CATD).size();
  }

  @AfterEach
  void close() {
    node.close();
  }

  private Client supervisor() {
    return node.as(Role.SUPERVISOR);
  }

  private void verified(ExpectedActa acta) {
    node.digitized(acta);
    node.captured("capturista1", CaptureRound.FIRST, 7);
    node.captured("capturista2", CaptureRound.SECOND, 7);
  }

  @Nested
  class TheBoard {
    @Test
    void saysWhereEveryExpectedActaWaits() {
      assertThat(Night.board(supervisor())).isEqualTo(Map.of(Stage.ESPERADAS, expected));
      node.as(Role.ACOPIADOR).receive(node.acta(0));
      node.digitized(node.acta(1));
      node.captured("capturista1", CaptureRound.FIRST, 7);
      node.digitized(node.acta(2));
      assertThat(Night.board(supervisor()))
          .isEqualTo(
              Map.of(
                  Stage.ESPERADAS,
                  expected - 3,
                  Stage.ACOPIADAS,
                  1,
                  Stage.SEGUNDA_CAPTURA,
                  1,
                  Stage.PRIMERA_CAPTURA,
                  1));
    }

    @Test
    void isTheSameAfterARestartFoldedFromTheJournalAlone() {
      verified(node.acta(0));
      node.digitized(node.acta(1));
      node.captured("capturista1", CaptureRound.FIRST, 7);
      node.captured("capturista2", CaptureRound.SECOND, 9);
      Map<Stage, Integer> before = Night.board(supervisor());
      List<BoardCell> cells = sorted(Night.update(supervisor()));
      node.restart();
      assertThat(Night.board(supervisor()))
          .isEqualTo(before)
          .containsEntry(Stage.TERCERA_CAPTURA, 1);
      assertThat(sorted(Night.update(supervisor()))).isEqualTo(cells);
    }

    private static List<BoardCell> sorted(BoardUpdate update) {
      return update.getCellsList().stream()
          .filter(cell -> cell.getActas() > 0)
          .sorted(java.util.Comparator.comparing(BoardCell::toString))
          .toList();
    }

    @Test
    void tellsWhatTheCentreHoldsOnlyWhenFiguresAndImageAreThere() {
      verified(node.acta(0));
      assertThat(Night.board(supervisor())).containsEntry(Stage.POR_ENVIAR, 1);
      JournalHead head = node.node().outbox().head();
      node.node().outbox().acknowledged(head.sequence());
      assertThat(Night.board(supervisor())).containsEntry(Stage.POR_ENVIAR, 1);
      node.node()
          .outbox()
          .imageAcknowledged(node.node().outbox().imagesWaiting(1).getFirst().image());
      assertThat(Night.board(supervisor()))
          .containsEntry(Stage.POR_PUBLICAR, 1)
          .doesNotContainKey(Stage.POR_ENVIAR);
      node.restart();
      assertThat(Night.board(supervisor())).containsEntry(Stage.POR_PUBLICAR, 1);
    }

    @Test
    void countsTheSideExits() {
      node.as(Role.DIGITALIZADOR).digitize(Client.jpeg("sin QR"), "");
      node.digitized(node.acta(0));
      rescan(node.acta(0), "Borrosa");
      assertThat(Night.board(supervisor()))
          .containsEntry(Stage.SIN_IDENTIFICAR, 1)
          .containsEntry(Stage.POR_REDIGITALIZAR, 1);
    }

    @Test
    void tellsHowLongTheOldestHasWaited() {
      node.digitized(node.acta(0));
      var since = Night.row(supervisor(), node.acta(0)).getSince();
      node.clock.goOn(Duration.ofMinutes(17));
      node.digitized(node.acta(1));
      assertThat(
              Night.update(supervisor()).getCellsList().stream()
                  .filter(cell -> cell.getStage() == Stage.PRIMERA_CAPTURA)
                  .filter(BoardCell::hasOldest)
                  .map(BoardCell::getOldest))
          .contains(since);
    }

    @Test
    void tellsAWatcherOnlyWhatChanged() throws Exception {
      try (Context.CancellableContext call = Context.current().withCancellation()) {
        call.wrap(
                () -> {
                  Iterator<BoardUpdate> updates =
                      supervisor().supervision.watchBoard(WatchBoardRequest.getDefaultInstance());
                  assertThat(updates.next().getWhole()).isTrue();
                  node.as(Role.ACOPIADOR).receive(node.acta(0));
                  BoardUpdate change = updates.next();
                  while (change.getCellsCount() == 0) {
                    change = updates.next();
                  }
                  assertThat(change.getWhole()).isFalse();
                  assertThat(change.getCellsList())
                      .extracting(BoardCell::getStage)
                      .containsExactlyInAnyOrder(Stage.ESPERADAS, Stage.ACOPIADAS);
                  return change;
                })
            .call();
      }
    }

    @Test
    void keepsTheCurveOfTheNightAndTakesBackWhatFellBehind() {
      verified(node.acta(0));
      node.digitized(node.acta(1));
      rescan(node.acta(1), "Cortada");
      int digitized =
          Night.update(supervisor()).getMinutesList().stream()
              .flatMap(minute -> minute.getDeltasList().stream())
              .filter(delta -> delta.getStage() == Stage.PRIMERA_CAPTURA)
              .mapToInt(delta -> delta.getActas())
              .sum();
      assertThat(digitized).isEqualTo(1);
    }
  }

  private ActaLifeView rescan(ExpectedActa acta, String reason) {
    return supervisor()
        .supervision
        .sendToRescan(
            SendToRescanRequest.newBuilder().setActa(acta.id().value()).setReason(reason).build());
  }

  private ActaLifeView takeBack(ExpectedActa acta, String reason) {
    return supervisor()
        .supervision
        .takeBack(
            TakeBackRequest.newBuilder().setActa(acta.id().value()).setReason(reason).build());
  }

  private static boolean isLegal(ActaLifeView life, ActionOption.Action action) {
    return life.getActionsList().stream()
        .anyMatch(option -> option.getAction() == action && option.getLegal());
  }

  @Nested
  class AnActa {
    @Test
    void hasItsLifeAsATimelineAndItsFiguresOnlyOnceTheyAreSettled() {
      ExpectedActa acta = node.acta(0);
      node.digitized(acta);
      node.captured("capturista1", CaptureRound.FIRST, 7);
      ActaLifeView blind = Night.life(supervisor(), acta);
      assertThat(blind.getEntriesList())
          .extracting(LifeEntry::getKind)
          .containsExactly(
              LifeEntry.Kind.RECEIVED, LifeEntry.Kind.DIGITIZED, LifeEntry.Kind.CAPTURED);
      assertThat(blind.getFieldsList()).isEmpty();
      assertThat(blind.getImage()).isNotEmpty();
      node.captured("capturista2", CaptureRound.SECOND, 7);
      ActaLifeView settled = Night.life(supervisor(), acta);
      assertThat(settled.getFieldsList()).isNotEmpty().allMatch(f -> f.getValue().equals("7"));
      assertThat(settled.getRow().getStage()).isEqualTo(Stage.POR_ENVIAR);
    }

    @Test
    void tellsWhoHoldsItAndCanBeTakenBack() {
      ExpectedActa acta = node.acta(0);
      node.digitized(acta);
      assertThat(Client.refusal(() -> takeBack(acta, "Salió")))
          .contains(MessageCode.LEASE_NOT_HELD);
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      assertThat(Night.row(supervisor(), acta).getHolderName()).isEqualTo("Persona capturista1");
      assertThat(isLegal(Night.life(supervisor(), acta), ActionOption.Action.TAKE_BACK)).isTrue();
      assertThat(Client.refusal(() -> takeBack(acta, " "))).contains(MessageCode.REASON_MISSING);

      ActaLifeView after = takeBack(acta, "Salió a cenar");
      assertThat(after.getRow().getHolder()).isEmpty();
      assertThat(isLegal(after, ActionOption.Action.TAKE_BACK)).isFalse();
      assertThat(after.getEntriesList().getLast().getText()).isEqualTo("Salió a cenar");
      assertThat(node.facts(Fact.LeaseTakenBack.class)).hasSize(1);
      assertThat(Client.refusal(() -> node.as("capturista1").submit(task, 7)))
          .contains(MessageCode.LEASE_EXPIRED);
      node.captured("capturista2", CaptureRound.FIRST, 7);
    }

    @Test
    void goesToRescanOnlyWhileItsLifeAllowsIt() {
      ExpectedActa acta = node.acta(0);
      assertThat(Client.refusal(() -> rescan(acta, "Borrosa")))
          .contains(MessageCode.ACTA_HAS_NO_IMAGE);
      node.digitized(acta);
      node.as("capturista1").claim(CaptureRound.FIRST);
      ActaLifeView after = rescan(acta, "Borrosa");
      assertThat(after.getRow().getStage()).isEqualTo(Stage.POR_REDIGITALIZAR);
      assertThat(after.getRow().getHolder()).isEmpty();
      assertThat(isLegal(after, ActionOption.Action.SEND_TO_RESCAN)).isFalse();
      node.as(Role.DIGITALIZADOR).digitize(Client.jpeg("mejor"), node.qr(acta));
      node.captured("capturista1", CaptureRound.FIRST, 7);
      node.captured("capturista2", CaptureRound.SECOND, 7);
      assertThat(Client.refusal(() -> rescan(acta, "Tarde")))
          .contains(MessageCode.ACTA_ALREADY_VERIFIED);
    }
  }

  @Nested
  class People {
    @Test
    void areMeasuredByWhatTheyDidAndNeverByFigures() {
      node.digitized(node.acta(0));
      CaptureTask task = node.as("capturista1").claim(CaptureRound.FIRST);
      node.clock.goOn(Duration.ofSeconds(62));
      node.as("capturista1").submit(task, 7);
      PersonAtWork blind = Night.person(supervisor(), "capturista1");
      assertThat(blind.getMedianSeconds()).isEqualTo(62);
      assertThat(blind.getActasLastHour()).isEqualTo(1);
      assertThat(blind.getSettledCaptures()).isZero();
    }

    @Test
    void differFromTheAgreedResultOnlyOnceThereIsOne() {
      node.digitized(node.acta(0));
      node.captured("capturista1", CaptureRound.FIRST, 7);
      node.captured("capturista2", CaptureRound.SECOND, 8);
      assertThat(Night.person(supervisor(), "capturista2").getSettledCaptures()).isZero();
      node.captured("capturista3", CaptureRound.THIRD, 7);
      assertThat(
              List.of("capturista1", "capturista2", "capturista3").stream()
                  .map(person -> Night.person(supervisor(), person))
                  .map(at -> at.getDifferedCaptures() + "/" + at.getSettledCaptures()))
          .containsExactly("0/1", "1/1", "0/1");
    }

    @Test
    void areIdleSinceTheirLastDeed() {
      node.as(Role.ACOPIADOR).receive(node.acta(0));
      PersonAtWork working = Night.person(supervisor(), "acopiador");
      assertThat(working.hasWorkingSince()).isTrue();
      node.clock.goOn(Duration.ofMinutes(61));
      PersonAtWork idle = Night.person(supervisor(), "acopiador");
      assertThat(idle.hasWorkingSince()).isFalse();
      assertThat(idle.getActasLastHour()).isZero();
      assertThat(idle.getLastDeed()).isEqualTo(working.getLastDeed());
    }
  }
}
