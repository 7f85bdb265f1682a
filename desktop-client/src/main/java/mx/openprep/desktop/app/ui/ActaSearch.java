package mx.openprep.desktop.app.ui;

import java.util.Locale;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.IdentifiedBy;

/** What somebody typed, or a reader of QR codes typed like a keyboard, as a search for actas. */
public final class ActaSearch {
  private static final String QR = "OPENPREP1";

  private ActaSearch() {}

  public static FindActasRequest of(String typed) {
    String text = typed.strip();
    return isQr(text)
        ? FindActasRequest.newBuilder().setQr(asPrinted(text)).build()
        : FindActasRequest.newBuilder()
            .setClave(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT))
            .build();
  }

  public static IdentifiedBy way(String typed) {
    return isQr(typed.strip()) ? IdentifiedBy.QR : IdentifiedBy.KEYED;
  }

  private static boolean isQr(String text) {
    return text.regionMatches(true, 0, QR, 0, QR.length());
  }

  /** A reader set to a US keyboard types other signs on a Latin American one. */
  private static String asPrinted(String text) {
    return text.replace('Ñ', ':').replace('ñ', ':').replace('\'', '-').replace('?', '_');
  }
}
