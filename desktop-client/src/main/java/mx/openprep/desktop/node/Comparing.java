package mx.openprep.desktop.node;

import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.desk.Operator;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.PublishedRow;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.PublishedActa;

/**
 * Cotejo: what is published, compared with the paper in the hand. What the paper says otherwise is
 * proposed by one person and decided by another; both are new facts, nothing is written over.
 */
final class Comparing {
  private static final int LOOKED_AT = 200;

  /** With these the paper was compared before; an error may still be found on it. */
  private static final Set<MessageCode> COMPARED =
      EnumSet.of(MessageCode.ACTA_ALREADY_COMPARED, MessageCode.ACTA_ALREADY_PACKED);

  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final Database database;
  private final Denials denials;
  private final ActaTable actas = new ActaTable();
  private final EventTable events = new EventTable();
  private final PublishedTable published = new PublishedTable();

  /**
   * An acta as it is compared.
   *
   * @param shown what the public is shown; empty when nothing
   * @param stop why it cannot be compared now; empty when it can
   */
  record Task(
      ExpectedActa acta,
      ActaState state,
      Optional<PublishedTable.Shown> shown,
      Optional<Refusal> stop) {}

  Comparing(LocalCatalogue catalogue, Journal journal, Database database, Denials denials) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.database = database;
    this.denials = denials;
  }

  List<Task> findByQr(String text) {
    return List.of(task(catalogue.byQr(text)));
  }

  List<Task> findByClave(String clave) {
    return catalogue.byClave(clave).stream().map(this::task).toList();
  }

  /**
   * The next acta that can be compared, in the order of the catalogue.
   *
   * @param after empty for the first
   * @throws Refusal NO_WORK
   */
  Task next(Optional<ActaId> after) {
    ActaId next =
        database
            .read(c -> actas.nextToCompare(c, after))
            .orElseThrow(() -> new Refusal(MessageCode.NO_WORK));
    return task(catalogue.acta(next));
  }

  private Task task(ExpectedActa acta) {
    return database.read(c -> {
      ActaState state = ActaFold.state(catalogue.life(acta.id()), events.ofActa(c, acta.id()));
      Optional<PublishedTable.Shown> shown = published.of(c, acta.id());
      return new Task(acta, state, shown, stop(acta.id(), state, shown));
    });
  }

  private Optional<Refusal> stop(
      ActaId acta, ActaState state, Optional<PublishedTable.Shown> shown) {
    return ActaLife.notComparable(state)
        .map(reason -> new Refusal(reason.code(), acta.value()))
        .or(() -> state.settled().flatMap(settled -> notShown(acta, settled, shown)));
  }

  private Optional<Refusal> notShown(
      ActaId acta, ActaState.Settled settled, Optional<PublishedTable.Shown> shown) {
    if (shown.isEmpty()) {
      return Optional.of(new Refusal(MessageCode.NOT_PUBLISHED));
    }
    PublishedActa ours = catalogue.row(acta, settled.verification());
    if (shown.get().differs()) {
      return Optional.of(
          new Refusal(
              MessageCode.PUBLISHED_DIFFERS,
              Long.toString(shown.get().cut()),
              String.join(", ", PublishedRow.differences(ours, shown.get().row()))));
    }
    return ours.equals(shown.get().row())
        ? Optional.empty()
        : Optional.of(new Refusal(MessageCode.NOT_PUBLISHED));
  }

  /**
   * The paper says what this cut shows.
   *
   * @throws Refusal NOT_PUBLISHED, PUBLISHED_DIFFERS, PUBLISHED_CHANGED, or as the life says
   */
  Task match(Operator operator, ActaId id, long cut) {
    ExpectedActa acta = catalogue.acta(id);
    journal.write(
        operator.author(),
        transaction -> {
          requireShown(transaction, id, cut, Set.of());
          return transaction.append(new ActaFact.Cotejada(id));
        });
    return task(acta);
  }

  /**
   * The paper says otherwise.
   *
   * @param values only the fields that differ
   */
  Task propose(
      Operator operator, ActaId id, long cut, Map<FieldId, FieldValue> values, String reason) {
    ExpectedActa acta = catalogue.acta(id);
    journal.write(
        operator.author(),
        transaction -> {
          requireShown(transaction, id, cut, COMPARED);
          return transaction.append(new ActaFact.CorrectionProposed(id, values, reason));
        });
    return task(acta);
  }

  private void requireShown(
      JournalTransaction transaction, ActaId acta, long cut, Set<MessageCode> allowed)
      throws SQLException {
    ActaState state = transaction.state(acta);
    Optional<PublishedTable.Shown> shown = published.of(transaction.connection(), acta);
    Optional<Refusal> stop =
        stop(acta, state, shown)
            .filter(refusal -> !allowed.contains(refusal.code()))
            .or(() -> state.settled().flatMap(settled -> notShown(acta, settled, shown)));
    if (stop.isPresent()) {
      throw stop.get();
    }
    long current = shown.map(PublishedTable.Shown::cut).orElse(0L);
    if (current != cut) {
      throw new Refusal(MessageCode.PUBLISHED_CHANGED, Long.toString(current));
    }
  }

  /**
   * The oldest proposal this person may decide.
   *
   * @throws Refusal NO_WORK, or CORRECTION_FOR_OTHERS when all that wait are another's to decide
   */
  Task nextCorrection(Operator operator) {
    List<ActaId> waiting = database.read(c -> actas.corrections(c, LOOKED_AT));
    return waiting.stream()
        .map(id -> task(catalogue.acta(id)))
        .filter(task ->
            task.state() instanceof ActaState.CorrectionPending pending
                && ActaLife.mayDecide(pending, operator.person()))
        .findFirst()
        .orElseThrow(() ->
            waiting.isEmpty()
                ? new Refusal(MessageCode.NO_WORK)
                : new Refusal(MessageCode.CORRECTION_FOR_OTHERS, Integer.toString(waiting.size())));
  }

  /**
   * A second person decides.
   *
   * @param proposed when the proposal that was looked at was made
   * @throws Refusal CORRECTION_CHANGED, SAME_PERSON or REASON_MISSING
   */
  Task decide(Operator operator, ActaId id, Instant proposed, boolean approved, String reason) {
    ExpectedActa acta = catalogue.acta(id);
    try {
      journal.write(
          operator.author(),
          transaction -> {
            if (!(transaction.state(id) instanceof ActaState.CorrectionPending pending)
                || !pending.proposed().time().equals(proposed)) {
              throw new Refusal(MessageCode.CORRECTION_CHANGED);
            }
            return transaction.append(new ActaFact.CorrectionDecided(id, approved, reason));
          });
    } catch (Refusal refusal) {
      throw denials.noted(operator, refusal, "DecideCorrection", id.value());
    }
    return task(acta);
  }
}
