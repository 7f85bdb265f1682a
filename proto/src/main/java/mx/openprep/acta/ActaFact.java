package mx.openprep.acta;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionCode;

/** Something that happened to one acta. Its state is the fold of these by {@link ActaLife}. */
public sealed interface ActaFact {
  ActaId acta();

  /** The sobre with the acta reached the CATD. */
  record Acopiada(
      ActaId acta, DocumentType documentType, String transferMechanism, IdentifiedBy identifiedBy)
      implements ActaFact {}

  /** An image was tied to the acta. */
  record ImageIdentified(
      ActaId acta,
      ImageHash image,
      IdentifiedBy identifiedBy,
      Origin origin,
      Digitization digitization,
      Optional<Instant> photographed)
      implements ActaFact {}

  /** A person keyed the form, or in the third round the fields in dispute. */
  record Captured(
      ActaId acta,
      ImageHash image,
      CaptureRound round,
      Map<FieldId, FieldValue> values,
      Instant started)
      implements ActaFact {
    public Captured {
      values = Map.copyOf(values);
    }
  }

  /** The coordinator decided the fields with three different values, on the image. */
  record Adjudicated(ActaId acta, Map<FieldId, FieldValue> values, String reason)
      implements ActaFact {
    public Adjudicated {
      values = Map.copyOf(values);
    }
  }

  /** There is no acta to capture. */
  record Missing(ActaId acta, SinActaReason reason) implements ActaFact {}

  /** An acta that cannot be tied to an approved casilla. */
  record FueraDeCatalogo(ActaId acta, ImageHash image, ElectionCode election, String description)
      implements ActaFact {}

  /** The image cannot be captured as it is. */
  record ProblemReported(ActaId acta, ImageHash image, ProblemKind kind, String comment)
      implements ActaFact {}

  /** The published figures were compared with the paper and are the same. */
  record Cotejada(ActaId acta) implements ActaFact {}

  /** A first person found that published figures differ from the paper. */
  record CorrectionProposed(ActaId acta, Map<FieldId, FieldValue> values, String reason)
      implements ActaFact {
    public CorrectionProposed {
      values = Map.copyOf(values);
    }
  }

  /** A second person decided on the correction. */
  record CorrectionDecided(ActaId acta, boolean approved, String reason) implements ActaFact {}

  /** The paper was put into a caja for its council. */
  record Packed(ActaId acta, CajaFolio caja) implements ActaFact {}
}
