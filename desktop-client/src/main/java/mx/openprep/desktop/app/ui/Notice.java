package mx.openprep.desktop.app.ui;

import mx.openprep.message.MessageCode;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/**
 * A stop, as every screen explains it: a picture, what happened, why, and the next movement of the
 * hand.
 *
 * @param code stable, for the help desk; empty when there is nothing to look up
 */
public record Notice(Kind kind, String code, String title, String cause, String action) {
  /** Picture and colour of a notice. */
  public enum Kind {
    DONE("success"),
    NOTHING_TO_DO("accent"),
    LOOK_AGAIN("warning"),
    ACTA("danger"),
    SCANNER("danger"),
    IMAGE("danger"),
    CAPTURE("danger"),
    PERSON("danger"),
    LINK("danger"),
    STORAGE("danger"),
    UNEXPECTED("danger");

    private final String colour;

    Kind(String colour) {
      this.colour = colour;
    }

    Ikon icon() {
      return switch (this) {
        case DONE -> Material2AL.CHECK_CIRCLE;
        case NOTHING_TO_DO -> Material2AL.INBOX;
        case LOOK_AGAIN -> Material2AL.FIND_IN_PAGE;
        case ACTA -> Material2AL.ASSIGNMENT_LATE;
        case SCANNER -> Material2MZ.SCANNER;
        case IMAGE -> Material2AL.BROKEN_IMAGE;
        case CAPTURE -> Material2AL.KEYBOARD;
        case PERSON -> Material2MZ.VPN_KEY;
        case LINK -> Material2AL.CLOUD_OFF;
        case STORAGE -> Material2MZ.STORAGE;
        case UNEXPECTED -> Material2MZ.REPORT;
      };
    }

    /** Style class that names the colours. */
    String colour() {
      return colour;
    }

    static Kind of(MessageCode code) {
      if (code == MessageCode.NO_WORK) {
        return NOTHING_TO_DO;
      }
      if (code.code().startsWith("W")) {
        return LOOK_AGAIN;
      }
      return switch (code.code().charAt(1)) {
        case '1' -> ACTA;
        case '2' -> code.name().startsWith("SCAN") ? SCANNER : IMAGE;
        case '3' -> CAPTURE;
        case '4' -> PERSON;
        case '5' -> LINK;
        case '6' -> STORAGE;
        default -> UNEXPECTED;
      };
    }
  }
}
