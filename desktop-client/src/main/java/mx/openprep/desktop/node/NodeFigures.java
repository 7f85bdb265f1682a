package mx.openprep.desktop.node;

import static mx.openprep.acta.ActaState.Name.ACOPIADA;
import static mx.openprep.acta.ActaState.Name.AWAITING_RESCAN;
import static mx.openprep.acta.ActaState.Name.CAPTURED_ONCE;
import static mx.openprep.acta.ActaState.Name.CORRECTION_PENDING;
import static mx.openprep.acta.ActaState.Name.COTEJADA;
import static mx.openprep.acta.ActaState.Name.DIGITALIZADA;
import static mx.openprep.acta.ActaState.Name.EMPAQUETADA;
import static mx.openprep.acta.ActaState.Name.ESPERADA;
import static mx.openprep.acta.ActaState.Name.FUERA_DE_CATALOGO;
import static mx.openprep.acta.ActaState.Name.IN_ADJUDICATION;
import static mx.openprep.acta.ActaState.Name.IN_DISPUTE;
import static mx.openprep.acta.ActaState.Name.SIN_ACTA;
import static mx.openprep.acta.ActaState.Name.VERIFICADA;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CaptureWork;
import mx.openprep.election.CaptureRules;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.NodeStatus;
import mx.openprep.v1.WorkSummary;

/** What waits and how the work stands, from tallies: the cost does not grow with what is stored. */
final class NodeFigures implements Supplier<NodeStatus> {
  private static final Set<ActaState.Name> SETTLED =
      EnumSet.of(VERIFICADA, CORRECTION_PENDING, COTEJADA, EMPAQUETADA);
  private static final Set<ActaState.Name> CAPTURED =
      EnumSet.of(
          CAPTURED_ONCE,
          IN_DISPUTE,
          IN_ADJUDICATION,
          VERIFICADA,
          CORRECTION_PENDING,
          COTEJADA,
          EMPAQUETADA);
  private static final Set<ActaState.Name> COMPARED = EnumSet.of(COTEJADA, EMPAQUETADA);
  private static final Set<ActaState.Name> WITHOUT_IMAGE =
      EnumSet.of(ESPERADA, ACOPIADA, SIN_ACTA, FUERA_DE_CATALOGO);

  private final Database database;
  private final Outbox outbox;
  private final People people;
  private final int expected;
  private final CaptureRules rules;
  private final ActaTable actas = new ActaTable();
  private final ImageTable images = new ImageTable();
  private final PublishedTable published = new PublishedTable();
  private final OldestWork oldest = new OldestWork();

  NodeFigures(Database database, Outbox outbox, People people, LocalCatalogue catalogue) {
    this.database = database;
    this.outbox = outbox;
    this.people = people;
    this.expected = catalogue.actas().size();
    this.rules = catalogue.election().rules().capture();
  }

  @Override
  public NodeStatus get() {
    Outbox.Backlog backlog = outbox.backlog();
    NodeStatus.Builder status =
        NodeStatus.newBuilder()
            .setEventsWaiting(backlog.events())
            .setImagesWaiting(backlog.images())
            .setWork(database.read(this::work))
            .addAllRolesHere(people.roles());
    backlog.oldest().map(WireValues::timestamp).ifPresent(status::setOldestWaiting);
    return status.build();
  }

  private WorkSummary work(Connection connection) throws SQLException {
    List<ActaTable.Tally> tallies = actas.tallies(connection);
    PublishedTable.LastCut cut = published.lastCut(connection);
    int settled = count(tallies, in(SETTLED));
    WorkSummary.Builder work =
        WorkSummary.newBuilder()
            .setExpected(expected)
            .setAcopiadas(count(tallies, ActaTable.Tally::received))
            .setDigitized(count(tallies, t -> !WITHOUT_IMAGE.contains(t.state())))
            .setUnidentified(images.countUnidentified(connection))
            .setWaitingFirstCapture(due(tallies, CaptureWork.FIRST, DIGITALIZADA))
            .setWaitingSecondCapture(due(tallies, CaptureWork.SECOND, CAPTURED_ONCE))
            .setWaitingThirdCapture(due(tallies, CaptureWork.THIRD, IN_DISPUTE))
            .setWaitingAdjudication(due(tallies, CaptureWork.ADJUDICATION, IN_ADJUDICATION))
            .setVerified(settled)
            .setSinActa(count(tallies, in(SIN_ACTA)))
            .setFueraDeCatalogo(count(tallies, in(FUERA_DE_CATALOGO)))
            .setWaitingRescan(count(tallies, in(AWAITING_RESCAN)))
            .setCapturedOnce(count(tallies, in(CAPTURED)))
            .setSent(settled - OutboxTable.settledUnsent(connection))
            .setPublished(published.count(connection))
            .setWaitingCotejo(
                count(tallies, t -> t.state() == VERIFICADA && t.received() && t.published()))
            .setWaitingDecision(count(tallies, in(CORRECTION_PENDING)))
            .setCompared(count(tallies, in(COMPARED)))
            .setWaitingPacking(count(tallies, in(COTEJADA)))
            .setPacked(count(tallies, in(EMPAQUETADA)))
            .setPublishedDiffers(published.countDiffering(connection))
            .addAllOldest(oldest.of(connection))
            .setLastCut(cut.number());
    cut.made().map(WireValues::timestamp).ifPresent(work::setLastCutMade);
    return work.build();
  }

  /** What belongs elsewhere does not wait here. */
  private int due(List<ActaTable.Tally> tallies, CaptureWork work, ActaState.Name state) {
    return work.isFor(CaptureWork.Place.CATD, rules) ? count(tallies, in(state)) : 0;
  }

  private static Predicate<ActaTable.Tally> in(Set<ActaState.Name> states) {
    return tally -> states.contains(tally.state());
  }

  private static Predicate<ActaTable.Tally> in(ActaState.Name state) {
    return tally -> tally.state() == state;
  }

  private static int count(List<ActaTable.Tally> tallies, Predicate<ActaTable.Tally> counted) {
    return tallies.stream().filter(counted).mapToInt(ActaTable.Tally::actas).sum();
  }
}
