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
    DONE(Material2AL.CHECK_CIRCLE, "success"),
    NOTHING_TO_DO(Material2AL.INBOX, "accent"),
    LOOK_AGAIN(Material2AL.FIND_IN_PAGE, "warning"),
    ACTA(Material2AL.ASSIGNMENT_LATE, "danger"),
    SCANNER(Material2MZ.SCANNER, "danger"),
    IMAGE(Material2AL.BROKEN_IMAGE, "danger"),
    CAPTURE(Material2AL.KEYBOARD, "danger"),
    PERSON(Material2MZ.VPN_KEY, "danger"),
    LINK(Material2AL.CLOUD_OFF, "danger"),
    STORAGE(Material2MZ.STORAGE, "danger"),
    UNEXPECTED(Material2MZ.REPORT, "danger");

    private final Ikon icon;
    private final String colour;

    Kind(Ikon icon, String colour) {
      this.icon = icon;
      this.colour = colour;
    }

    Ikon icon() {
      return icon;
    }

    /** Style class that names the colours. */
    String colour() {
      return colour;
    }

    static Kind of(MessageCode code) {
      if (code == MessageCode.NO_WORK) {
        return NOTHING_TO_DO;
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
