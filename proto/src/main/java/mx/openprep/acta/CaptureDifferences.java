package mx.openprep.acta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * In which fields the people who keyed an acta differed, and what holds. There is none as long as
 * somebody may still key the acta blind: before the second capture, and before the third of an acta
 * in dispute.
 *
 * @param image from which all of them keyed
 * @param fields in the order of their ids; empty when two people keyed the same
 */
public record CaptureDifferences(ImageHash image, List<Field> fields) {
  public CaptureDifferences {
    fields = List.copyOf(fields);
  }

  /**
   * One field in which the first two differed.
   *
   * @param settled what holds now; empty while a coordinador has not decided
   */
  public record Field(
      FieldId field,
      FieldValue first,
      FieldValue second,
      FieldValue third,
      Optional<FieldValue> settled) {}

  /**
   * The differences of an acta whose captures are final.
   *
   * @param state of the acta
   * @param life all that happened to it, oldest first
   */
  public static Optional<CaptureDifferences> of(ActaState state, List<ActaFact> life) {
    return switch (state) {
      case ActaState.InAdjudication s ->
          Optional.of(
              new CaptureDifferences(
                  s.trail().picture().image(),
                  fields(s.first().values(), s.second().values(), s.third().values(), Map.of())));
      case ActaState.Verificada s -> Optional.of(settled(s.verification(), life));
      case ActaState.CorrectionPending s -> Optional.of(settled(s.before().verification(), life));
      case ActaState.Cotejada s -> Optional.of(settled(s.verification(), life));
      case ActaState.Empaquetada s -> Optional.of(settled(s.verification(), life));
      case ActaState.Esperada _,
          ActaState.Acopiada _,
          ActaState.Digitalizada _,
          ActaState.CapturedOnce _,
          ActaState.InDispute _,
          ActaState.SinActa _,
          ActaState.AwaitingRescan _,
          ActaState.FueraDeCatalogo _ ->
          Optional.empty();
    };
  }

  private static CaptureDifferences settled(Verification verification, List<ActaFact> life) {
    ImageHash image = verification.trail().picture().image();
    List<ActaFact.Captured> captures = lastCaptures(life);
    return new CaptureDifferences(
        captures.isEmpty() ? image : captures.getFirst().image(),
        captures.size() < 3
            ? List.of()
            : fields(
                captures.get(0).values(),
                captures.get(1).values(),
                captures.get(2).values(),
                verification.values()));
  }

  /** Those the figures come from: with another image, or the same anew, all begins again. */
  private static List<ActaFact.Captured> lastCaptures(List<ActaFact> life) {
    List<ActaFact.Captured> captures = new ArrayList<>();
    for (ActaFact fact : life) {
      if (fact instanceof ActaFact.ImageIdentified) {
        captures.clear();
      } else if (fact instanceof ActaFact.Captured captured) {
        captures.add(captured);
      }
    }
    return captures;
  }

  private static List<Field> fields(
      Map<FieldId, FieldValue> first,
      Map<FieldId, FieldValue> second,
      Map<FieldId, FieldValue> third,
      Map<FieldId, FieldValue> settled) {
    return CaptureComparison.differences(first, second).stream()
        .map(id ->
            new Field(
                id,
                keyed(first, id),
                keyed(second, id),
                keyed(third, id),
                Optional.ofNullable(settled.get(id))))
        .toList();
  }

  private static FieldValue keyed(Map<FieldId, FieldValue> capture, FieldId id) {
    return Objects.requireNonNull(capture.get(id), () -> "Not keyed: " + id);
  }
}
