package mx.openprep.message;

import io.grpc.Status;

/**
 * Every message a person or a peer may be refused with. The code is stable; title, cause and what
 * to do stand under it in {@code messages_es.properties} and {@code messages_en.properties}. F
 * codes refuse, nothing was done and nothing was lost; W codes warn.
 */
public enum MessageCode {
  // Acopio and the life of an acta
  ACTA_UNKNOWN("F101", Status.Code.NOT_FOUND),
  ACTA_OF_OTHER_CATD("F102", Status.Code.FAILED_PRECONDITION),
  ACTA_ALREADY_RECEIVED("F103", Status.Code.FAILED_PRECONDITION),
  ACTA_NOT_RECEIVED("F104", Status.Code.FAILED_PRECONDITION),
  ACTA_ALREADY_MISSING("F105", Status.Code.FAILED_PRECONDITION),
  ACTA_HAS_IMAGE("F106", Status.Code.FAILED_PRECONDITION),
  ACTA_HAS_NO_IMAGE("F107", Status.Code.FAILED_PRECONDITION),
  ACTA_ALREADY_VERIFIED("F108", Status.Code.FAILED_PRECONDITION),
  ACTA_NOT_VERIFIED("F109", Status.Code.FAILED_PRECONDITION),
  ACTA_NOT_COMPARED("F110", Status.Code.FAILED_PRECONDITION),
  ACTA_ALREADY_COMPARED("F111", Status.Code.FAILED_PRECONDITION),
  ACTA_ALREADY_PACKED("F112", Status.Code.FAILED_PRECONDITION),
  ACTA_OUTSIDE_CATALOGUE("F113", Status.Code.FAILED_PRECONDITION),
  CORRECTION_PENDING("F114", Status.Code.FAILED_PRECONDITION),
  NO_CORRECTION("F115", Status.Code.FAILED_PRECONDITION),
  REASON_MISSING("F116", Status.Code.INVALID_ARGUMENT),
  VALUE_NOT_ALLOWED("F117", Status.Code.INVALID_ARGUMENT),

  // Scanning and images
  IMAGE_ALREADY_DIGITIZED("F201", Status.Code.FAILED_PRECONDITION),
  IMAGE_REPLACED("F202", Status.Code.FAILED_PRECONDITION),
  IMAGE_UNKNOWN("F203", Status.Code.NOT_FOUND),
  IMAGE_NOT_JPEG("F204", Status.Code.INVALID_ARGUMENT),
  QR_UNREADABLE("F205", Status.Code.INVALID_ARGUMENT),
  QR_OF_OTHER_ELECTION("F206", Status.Code.FAILED_PRECONDITION),
  SCAN_TRUNCATED("F207", Status.Code.DATA_LOSS),
  SCANNER_GONE("F208", Status.Code.UNAVAILABLE),
  SCANNER_BUSY("F209", Status.Code.UNAVAILABLE),
  SCANNER_EMPTY("F210", Status.Code.UNAVAILABLE),
  SCANNER_JAMMED("F211", Status.Code.UNAVAILABLE),
  SCANNER_COVER_OPEN("F212", Status.Code.UNAVAILABLE),
  SCANNER_TIMEOUT("F213", Status.Code.UNAVAILABLE),
  SCANNER_FAILED("F214", Status.Code.UNAVAILABLE),
  PAGE_BLANK("F215", Status.Code.INVALID_ARGUMENT),
  PAGE_BLURRED("F216", Status.Code.INVALID_ARGUMENT),
  PAGE_CUT_OFF("F217", Status.Code.INVALID_ARGUMENT),
  PAGE_TOO_SKEWED("F218", Status.Code.INVALID_ARGUMENT),
  IMAGE_CORRUPT("F219", Status.Code.DATA_LOSS),
  IMAGE_TOO_LARGE("F220", Status.Code.INVALID_ARGUMENT),

  // Capture
  NO_WORK("F301", Status.Code.NOT_FOUND),
  SAME_PERSON("F302", Status.Code.FAILED_PRECONDITION),
  WRONG_ROUND("F303", Status.Code.FAILED_PRECONDITION),
  WRONG_FIELDS("F304", Status.Code.INVALID_ARGUMENT),
  LEASE_EXPIRED("F305", Status.Code.FAILED_PRECONDITION),
  LEASE_OF_OTHER_PERSON("F306", Status.Code.PERMISSION_DENIED),

  // People and stations
  LOGIN_FAILED("F401", Status.Code.UNAUTHENTICATED),
  LOGIN_LOCKED("F402", Status.Code.UNAUTHENTICATED),
  SESSION_MISSING("F403", Status.Code.UNAUTHENTICATED),
  ROLE_MISSING("F404", Status.Code.PERMISSION_DENIED),
  ENROLMENT_CODE_WRONG("F405", Status.Code.PERMISSION_DENIED),
  ENROLMENT_CODE_USED("F406", Status.Code.PERMISSION_DENIED),
  CERTIFICATE_MISSING("F407", Status.Code.UNAUTHENTICATED),
  CERTIFICATE_FOREIGN("F408", Status.Code.UNAUTHENTICATED),
  NO_PEOPLE_YET("F409", Status.Code.UNAVAILABLE),

  // Link and centre
  CENTRE_UNREACHABLE("F501", Status.Code.UNAVAILABLE),
  PACKAGE_DIFFERS("F502", Status.Code.FAILED_PRECONDITION),
  REALM_DIFFERS("F503", Status.Code.FAILED_PRECONDITION),
  PROTOCOL_DIFFERS("F504", Status.Code.FAILED_PRECONDITION),
  EVENT_MALFORMED("F505", Status.Code.INVALID_ARGUMENT),
  EVENT_OF_OTHER_NODE("F506", Status.Code.PERMISSION_DENIED),
  JOURNAL_GAP("F507", Status.Code.FAILED_PRECONDITION),
  JOURNAL_FORKED("F508", Status.Code.DATA_LOSS),

  // Storage and packages
  DISK_FULL("F601", Status.Code.RESOURCE_EXHAUSTED),
  STORE_FAILED("F602", Status.Code.INTERNAL),
  PACKAGE_FAULTY("F603", Status.Code.INVALID_ARGUMENT),
  STORE_NOT_DURABLE("F604", Status.Code.FAILED_PRECONDITION),
  STORE_OF_OTHER_PACKAGE("F605", Status.Code.FAILED_PRECONDITION),
  STORE_IN_USE("F606", Status.Code.UNAVAILABLE),
  /** Two independent totals of a cut differ; the last good cut stays. */
  CUT_NOT_AGREED("F607", Status.Code.INTERNAL),

  // Publication
  PUBLICATION_KEY_DIFFERS("F610", Status.Code.FAILED_PRECONDITION),
  ACT_NOT_POSSIBLE("F611", Status.Code.FAILED_PRECONDITION),
  ACT_BY_SAME_PERSON("F612", Status.Code.PERMISSION_DENIED),
  ACT_UNKNOWN("F613", Status.Code.NOT_FOUND),
  CLOSE_TOO_EARLY("F614", Status.Code.FAILED_PRECONDITION),
  END_NOT_LATER("F615", Status.Code.INVALID_ARGUMENT),
  PUBLICATION_OPENS_BY_ACT("F616", Status.Code.FAILED_PRECONDITION),
  /** Incident: a cut could not be written; the last good cut stays. */
  CUT_FAILED("F617", Status.Code.INTERNAL),
  /** Incident: another instance publishes by now. */
  PUBLISHER_OVERTAKEN("F618", Status.Code.ABORTED),

  UNEXPECTED("F901", Status.Code.INTERNAL);

  private final String code;
  private final Status.Code status;

  MessageCode(String code, Status.Code status) {
    this.code = code;
    this.status = status;
  }

  public String code() {
    return code;
  }

  /** The gRPC status a refusal with this code travels as. */
  public Status.Code status() {
    return status;
  }
}
