package mx.openprep.acta;

import java.util.List;
import java.util.Optional;
import mx.openprep.people.PersonId;

/** What may be captured next of an acta, and by whom: the rule behind every claim (DOMAIN §3). */
public final class CaptureDesk {
  private CaptureDesk() {}

  /**
   * Work due on an acta.
   *
   * @param fields the fields to key; empty means the whole form
   * @param round empty for an adjudication
   */
  public record Due(Optional<CaptureRound> round, ImageHash image, List<FieldId> fields) {
    public Due {
      fields = List.copyOf(fields);
    }
  }

  /** What the acta waits for, if it is a capture or an adjudication. */
  public static Optional<Due> due(ActaState state) {
    return switch (state) {
      case ActaState.Digitalizada s -> whole(CaptureRound.FIRST, s.trail());
      case ActaState.CapturedOnce s -> whole(CaptureRound.SECOND, s.trail());
      case ActaState.InDispute s ->
          Optional.of(
              new Due(Optional.of(CaptureRound.THIRD), s.trail().picture().image(), s.disputed()));
      case ActaState.InAdjudication s ->
          Optional.of(new Due(Optional.empty(), s.trail().picture().image(), s.undecided()));
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.Verificada _,
          ActaState.CorrectionPending _,
          ActaState.Cotejada _,
          ActaState.Empaquetada _,
          ActaState.SinActa _,
          ActaState.AwaitingRescan _,
          ActaState.FueraDeCatalogo _ ->
          Optional.empty();
    };
  }

  private static Optional<Due> whole(CaptureRound round, Trail trail) {
    return Optional.of(new Due(Optional.of(round), trail.picture().image(), List.of()));
  }

  /** The people who have keyed this acta from its present image and may not key it again. */
  public static List<PersonId> alreadyKeyedBy(ActaState state) {
    return state.captures().stream().map(capture -> capture.deed().person()).toList();
  }
}
