package mx.openprep.desktop.scan;

import mx.openprep.form.Box;
import mx.openprep.message.MessageCode;

/**
 * What makes a page unfit to be the published image of an acta.
 *
 * @param area where on the processed page, so that a screen can point at it; {@link #WHOLE_PAGE}
 *     when it is not in one place
 */
public record PageFault(Kind kind, Box area) {
  public static final Box WHOLE_PAGE = new Box(0, 0, 1, 1);

  /** Worst first: what stands earlier may be the cause of what stands later. */
  public enum Kind {
    BLANK(MessageCode.PAGE_BLANK),
    TOO_DARK(MessageCode.PAGE_TOO_DARK),
    TOO_PALE(MessageCode.PAGE_TOO_PALE),
    BLURRED(MessageCode.PAGE_BLURRED),
    DOUBLE(MessageCode.PAGE_DOUBLE),
    TOO_SKEWED(MessageCode.PAGE_TOO_SKEWED),
    CUT_OFF(MessageCode.PAGE_CUT_OFF),
    CORNER_FOLDED(MessageCode.PAGE_CORNER_FOLDED),
    STREAKED(MessageCode.PAGE_STREAKED),
    NOT_ACTA(MessageCode.PAGE_NOT_ACTA),
    OTHER_ELECTION(MessageCode.QR_OF_OTHER_ELECTION),
    WAY_UP_UNKNOWN(MessageCode.PAGE_WAY_UP_UNKNOWN),
    QR_UNREADABLE(MessageCode.QR_UNREADABLE);

    private final MessageCode code;

    Kind(MessageCode code) {
      this.code = code;
    }

    /** The message that says what happened, why, and which hand movement mends it. */
    public MessageCode code() {
      return code;
    }
  }

  /** Of the page as a whole. */
  static PageFault of(Kind kind) {
    return new PageFault(kind, WHOLE_PAGE);
  }
}
