package mx.openprep.acta;

import mx.openprep.message.MessageCode;

/** Why the life of an acta does not allow a fact now. */
public enum ActaRefusal {
  NOT_RECEIVED(MessageCode.ACTA_NOT_RECEIVED),
  ALREADY_RECEIVED(MessageCode.ACTA_ALREADY_RECEIVED),
  ALREADY_DIGITIZED(MessageCode.IMAGE_ALREADY_DIGITIZED),
  ALREADY_MISSING(MessageCode.ACTA_ALREADY_MISSING),
  IMAGE_EXISTS(MessageCode.ACTA_HAS_IMAGE),
  NO_IMAGE(MessageCode.ACTA_HAS_NO_IMAGE),
  IMAGE_REPLACED(MessageCode.IMAGE_REPLACED),
  SAME_PERSON(MessageCode.SAME_PERSON),
  WRONG_ROUND(MessageCode.WRONG_ROUND),
  WRONG_FIELDS(MessageCode.WRONG_FIELDS),
  REASON_MISSING(MessageCode.REASON_MISSING),
  ALREADY_VERIFIED(MessageCode.ACTA_ALREADY_VERIFIED),
  /** Keyed elsewhere otherwise than was settled meanwhile. */
  CONTRADICTS_VERIFIED(MessageCode.CAPTURE_CONTRADICTS),
  NOT_VERIFIED(MessageCode.ACTA_NOT_VERIFIED),
  NOT_COMPARED(MessageCode.ACTA_NOT_COMPARED),
  ALREADY_COMPARED(MessageCode.ACTA_ALREADY_COMPARED),
  ALREADY_PACKED(MessageCode.ACTA_ALREADY_PACKED),
  CORRECTION_PENDING(MessageCode.CORRECTION_PENDING),
  NO_CORRECTION(MessageCode.NO_CORRECTION),
  OUTSIDE_CATALOGUE(MessageCode.ACTA_OUTSIDE_CATALOGUE),
  /** An expected acta cannot be declared fuera de catálogo. */
  IN_CATALOGUE(MessageCode.VALUE_NOT_ALLOWED);

  private final MessageCode code;

  ActaRefusal(MessageCode code) {
    this.code = code;
  }

  public MessageCode code() {
    return code;
  }
}
