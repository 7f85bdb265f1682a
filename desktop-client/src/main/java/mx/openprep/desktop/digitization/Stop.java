package mx.openprep.desktop.digitization;

import static mx.openprep.desktop.digitization.StopAction.COMPARE;
import static mx.openprep.desktop.digitization.StopAction.FUERA_DE_CATALOGO;
import static mx.openprep.desktop.digitization.StopAction.KEEP;
import static mx.openprep.desktop.digitization.StopAction.LATER;
import static mx.openprep.desktop.digitization.StopAction.SCANNER;
import static mx.openprep.desktop.digitization.StopAction.SCAN_AGAIN;
import static mx.openprep.desktop.digitization.StopAction.SET_ASIDE;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import mx.openprep.message.MessageCode;

/**
 * Why scanning stopped, and what a person can do: the one table of stops. The words – what
 * happened, why, the movement of the hand – stand under the code in the one table of messages; here
 * stand the picture and the buttons, the likeliest first.
 */
enum Stop {
  JAM(MessageCode.SCANNER_JAMMED, StopPicture.JAM, SCAN_AGAIN),
  COVER_OPEN(MessageCode.SCANNER_COVER_OPEN, StopPicture.COVER_OPEN, SCAN_AGAIN),
  EMPTY(MessageCode.SCANNER_EMPTY, StopPicture.EMPTY, SCAN_AGAIN, SCANNER),
  BUSY(MessageCode.SCANNER_BUSY, StopPicture.BUSY, SCAN_AGAIN, SCANNER),
  GONE(MessageCode.SCANNER_GONE, StopPicture.CABLE, SCAN_AGAIN, SCANNER),
  TIMEOUT(MessageCode.SCANNER_TIMEOUT, StopPicture.CLOCK, SCAN_AGAIN, SCANNER),
  TRUNCATED(MessageCode.SCAN_TRUNCATED, StopPicture.HALF_PAGE, SCAN_AGAIN),
  FAILED(MessageCode.SCANNER_FAILED, StopPicture.SWITCH, SCAN_AGAIN, SCANNER),
  CERTIFICATE(MessageCode.SCANNER_CERTIFICATE_CHANGED, StopPicture.STRANGER, SCANNER),
  UNSUPPORTED(MessageCode.SCANNER_UNSUPPORTED, StopPicture.SWITCH, SCANNER, SCAN_AGAIN),
  STOPPED_ITSELF(MessageCode.SCANNER_STOPPED_ITSELF, StopPicture.BUSY, SCAN_AGAIN),
  SETTING(MessageCode.SCANNER_SETTING_REFUSED, StopPicture.SWITCH, SCAN_AGAIN, SCANNER),
  MEMORY(MessageCode.SCANNER_NO_MEMORY, StopPicture.SWITCH, SCAN_AGAIN),
  DENIED(MessageCode.SCANNER_ACCESS_DENIED, StopPicture.STRANGER, SCANNER, SCAN_AGAIN),
  SERVICE_GONE(MessageCode.SCANNER_SERVICE_GONE, StopPicture.CABLE, SCAN_AGAIN, SCANNER),
  MISSING(MessageCode.SCANNER_MISSING, StopPicture.CABLE, SCANNER, SCAN_AGAIN),
  ADDRESS(MessageCode.SCANNER_ADDRESS_WRONG, StopPicture.STRANGER, SCANNER),
  FILE_BROKEN(MessageCode.FILE_BROKEN, StopPicture.HALF_PAGE, SCAN_AGAIN),
  FILE_TOO_LARGE(MessageCode.FILE_TOO_LARGE, StopPicture.HALF_PAGE, SCAN_AGAIN),
  DISK(MessageCode.DISK_FULL, StopPicture.DISK, SCAN_AGAIN),
  STORE(MessageCode.STORE_FAILED, StopPicture.DISK, SCAN_AGAIN),

  BLANK(MessageCode.PAGE_BLANK, StopPicture.BLANK, SCAN_AGAIN, SET_ASIDE, KEEP),
  DARK(MessageCode.PAGE_TOO_DARK, StopPicture.DARK, SCAN_AGAIN, KEEP, SET_ASIDE),
  PALE(MessageCode.PAGE_TOO_PALE, StopPicture.PALE, SCAN_AGAIN, KEEP, SET_ASIDE),
  BLURRED(MessageCode.PAGE_BLURRED, StopPicture.BLURRED, SCAN_AGAIN, KEEP, SET_ASIDE),
  DOUBLE(MessageCode.PAGE_DOUBLE, StopPicture.DOUBLE, SCAN_AGAIN, KEEP, SET_ASIDE),
  SKEWED(MessageCode.PAGE_TOO_SKEWED, StopPicture.SKEWED, SCAN_AGAIN, KEEP, SET_ASIDE),
  CUT_OFF(MessageCode.PAGE_CUT_OFF, StopPicture.CUT_OFF, SCAN_AGAIN, KEEP, SET_ASIDE),
  FOLDED(MessageCode.PAGE_CORNER_FOLDED, StopPicture.FOLDED, SCAN_AGAIN, KEEP, SET_ASIDE),
  STREAK(MessageCode.PAGE_STREAKED, StopPicture.STREAK, SCAN_AGAIN, KEEP, SET_ASIDE),
  NOT_ACTA(MessageCode.PAGE_NOT_ACTA, StopPicture.OTHER_PAPER, SET_ASIDE, KEEP, SCAN_AGAIN),
  UPSIDE_DOWN(
      MessageCode.PAGE_WAY_UP_UNKNOWN, StopPicture.UPSIDE_DOWN, SCAN_AGAIN, KEEP, SET_ASIDE),
  CORRUPT(MessageCode.IMAGE_CORRUPT, StopPicture.DISK, SCAN_AGAIN, SET_ASIDE),
  TOO_LARGE(MessageCode.IMAGE_TOO_LARGE, StopPicture.HALF_PAGE, SCAN_AGAIN, SET_ASIDE),
  NOT_JPEG(MessageCode.IMAGE_NOT_JPEG, StopPicture.DISK, SCAN_AGAIN, SET_ASIDE),

  REPEATED(MessageCode.IMAGE_ALREADY_DIGITIZED, StopPicture.TWICE, SET_ASIDE, COMPARE),
  VERIFIED(MessageCode.ACTA_ALREADY_VERIFIED, StopPicture.TWICE, SET_ASIDE),

  QR_UNREADABLE(MessageCode.QR_UNREADABLE, StopPicture.NO_QR, LATER, FUERA_DE_CATALOGO),
  OTHER_ELECTION(
      MessageCode.QR_OF_OTHER_ELECTION, StopPicture.OTHER_PAPER, LATER, FUERA_DE_CATALOGO),
  NOT_IN_CATALOGUE(MessageCode.ACTA_UNKNOWN, StopPicture.OTHER_PAPER, LATER, FUERA_DE_CATALOGO),
  OTHER_CATD(MessageCode.ACTA_OF_OTHER_CATD, StopPicture.OTHER_PLACE, LATER),
  NOT_RECEIVED(MessageCode.ACTA_NOT_RECEIVED, StopPicture.NOT_RECEIVED, LATER),
  HAS_IMAGE(MessageCode.ACTA_HAS_IMAGE, StopPicture.TWICE, LATER),
  OUTSIDE(MessageCode.ACTA_OUTSIDE_CATALOGUE, StopPicture.OTHER_PAPER, LATER),
  UNEXPECTED(MessageCode.UNEXPECTED, StopPicture.SWITCH, SCAN_AGAIN, SCANNER);

  private static final Map<MessageCode, Stop> BY_CODE = new EnumMap<>(MessageCode.class);

  static {
    Arrays.stream(values()).forEach(stop -> BY_CODE.put(stop.code, stop));
  }

  private final MessageCode code;
  private final StopPicture picture;

  // A list that nobody can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<StopAction> actions;

  Stop(MessageCode code, StopPicture picture, StopAction... actions) {
    this.code = code;
    this.picture = picture;
    this.actions = List.of(actions);
  }

  /** What there is to show of a code; of one that is not scanning's affair, the last resort. */
  static Stop of(MessageCode code) {
    return BY_CODE.getOrDefault(code, UNEXPECTED);
  }

  /** The picture is good: what is not known is whose it is. Such an image goes to the node. */
  boolean isOfIdentity() {
    return actions.contains(LATER);
  }

  MessageCode code() {
    return code;
  }

  StopPicture picture() {
    return picture;
  }

  /** The likeliest first. */
  List<StopAction> actions() {
    return actions;
  }
}
