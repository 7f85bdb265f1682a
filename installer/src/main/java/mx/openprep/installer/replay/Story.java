package mx.openprep.installer.replay;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.SinActaReason;
import mx.openprep.election.ActaId;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionCode;

/** What happened to one acta, as its published row tells. A row not captured tells nothing. */
sealed interface Story {
  ActaId acta();

  /** Where it happened. */
  CatdId catd();

  /**
   * The acta came in, and two people keyed the same.
   *
   * @param values made when they are needed: a night has millions of fields
   */
  record Captured(
      ActaId acta,
      CatdId catd,
      Paper paper,
      DocumentType document,
      String transferMechanism,
      Supplier<Map<FieldId, FieldValue>> values,
      Instant captured,
      Instant verified,
      boolean cotejada)
      implements Story {}

  /** There is no acta to capture. */
  record Missing(ActaId acta, CatdId catd, SinActaReason reason, Instant at) implements Story {}

  /** An image of no expected acta. */
  record Outside(ActaId acta, CatdId catd, ElectionCode election, Paper paper) implements Story {}
}
