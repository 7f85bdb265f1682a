package mx.openprep.desktop.app.ui;

import java.util.Locale;
import java.util.Optional;
import mx.openprep.v1.FindActasRequest;
import mx.openprep.v1.FindSobresRequest;
import mx.openprep.v1.IdentifiedBy;

/** What somebody typed, or a reader of QR codes typed like a keyboard, as a search for actas. */
public final class ActaSearch {
  private ActaSearch() {}

  public static FindActasRequest of(String typed) {
    return qr(typed)
        .map(text -> FindActasRequest.newBuilder().setQr(text).build())
        .orElseGet(() -> FindActasRequest.newBuilder().setClave(clave(typed)).build());
  }

  public static FindSobresRequest ofSobre(String typed) {
    return qr(typed)
        .map(text -> FindSobresRequest.newBuilder().setQr(text).build())
        .orElseGet(() -> FindSobresRequest.newBuilder().setClave(clave(typed)).build());
  }

  public static IdentifiedBy way(String typed) {
    return qr(typed).isPresent() ? IdentifiedBy.QR : IdentifiedBy.KEYED;
  }

  private static Optional<String> qr(String typed) {
    String text = typed.strip();
    return QrTyping.isQr(text)
        ? Optional.of(QrTyping.asPrinted(text).orElse(text))
        : Optional.empty();
  }

  private static String clave(String typed) {
    return typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }
}
