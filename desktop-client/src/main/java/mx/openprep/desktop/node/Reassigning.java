package mx.openprep.desktop.node;

import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.ActaLife;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Deed;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.ProblemKind;
import mx.openprep.acta.Trail;
import mx.openprep.desk.Operator;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActionOption;

/** What a supervisor may set in motion again; the acta's life says what that is. */
final class Reassigning {
  private final LocalCatalogue catalogue;
  private final Journal journal;
  private final LeaseBook leases;

  Reassigning(LocalCatalogue catalogue, Journal journal, LeaseBook leases) {
    this.catalogue = catalogue;
    this.journal = journal;
    this.leases = leases;
  }

  /**
   * Takes the acta out of the hands of whoever captures it; it waits again.
   *
   * @throws Refusal LEASE_NOT_HELD, REASON_MISSING
   */
  void takeBack(Operator operator, ActaId acta, String reason) {
    requireReason(reason);
    LeaseBook.Lease lease = held(acta).orElseThrow(() -> notHeld(acta));
    journal.write(
        operator.author(),
        transaction -> transaction.append(new Fact.LeaseTakenBack(acta, lease.person(), reason)));
    leases.release(lease);
  }

  private static Refusal notHeld(ActaId acta) {
    return new Refusal(MessageCode.LEASE_NOT_HELD, acta.value());
  }

  /**
   * The image cannot be captured: the paper is to be scanned again. What was keyed from it no
   * longer counts.
   *
   * @throws Refusal REASON_MISSING, or what the acta's life refuses
   */
  void sendToRescan(Operator operator, ActaId acta, String reason) {
    requireReason(reason);
    catalogue.acta(acta);
    journal.write(
        operator.author(),
        transaction -> {
          ImageHash image =
              image(transaction.state(acta))
                  .orElseThrow(() -> new Refusal(MessageCode.ACTA_HAS_NO_IMAGE, acta.value()));
          return transaction.append(rescan(acta, image, reason));
        });
    held(acta).ifPresent(leases::release);
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
  }

  private static ActaFact rescan(ActaId acta, ImageHash image, String reason) {
    return new ActaFact.ProblemReported(acta, image, ProblemKind.NEEDS_RESCAN, reason);
  }

  private Optional<LeaseBook.Lease> held(ActaId acta) {
    return Optional.ofNullable(leases.held().get(acta));
  }

  private static Optional<ImageHash> image(ActaState state) {
    return state.trailSoFar().map(Trail::picture).map(picture -> picture.image());
  }

  /** Each action, whether it may be done now, and why not. */
  List<ActionOption> options(Operator operator, ActaId acta, ActaState state) {
    Optional<MessageCode> takeBack =
        held(acta).isPresent() ? Optional.empty() : Optional.of(MessageCode.LEASE_NOT_HELD);
    return List.of(
        option(ActionOption.Action.TAKE_BACK, takeBack),
        option(ActionOption.Action.SEND_TO_RESCAN, rescanRefusal(operator, acta, state)));
  }

  private Optional<MessageCode> rescanRefusal(Operator operator, ActaId acta, ActaState state) {
    Optional<ImageHash> image = image(state);
    if (image.isEmpty()) {
      return Optional.of(MessageCode.ACTA_HAS_NO_IMAGE);
    }
    Deed deed = new Deed(operator.person(), journal.now());
    return switch (catalogue.life(acta).apply(state, rescan(acta, image.get(), "-"), deed)) {
      case ActaLife.Transition.Moved _ -> Optional.empty();
      case ActaLife.Transition.Refused refused -> Optional.of(refused.reason().code());
    };
  }

  private static ActionOption option(ActionOption.Action action, Optional<MessageCode> refusal) {
    return ActionOption.newBuilder()
        .setAction(action)
        .setLegal(refusal.isEmpty())
        .setRefusal(refusal.map(MessageCode::code).orElse(""))
        .build();
  }
}
