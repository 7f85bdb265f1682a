package mx.openprep.desktop.setup;

import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import mx.openprep.enrolment.EnrolmentCard;

/** The three lines of the enrolment card as they are typed, or read from its QR. */
final class CardEntry {
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty code = new SimpleStringProperty("");
  private final StringProperty fingerprint = new SimpleStringProperty("");

  StringProperty addressProperty() {
    return address;
  }

  StringProperty codeProperty() {
    return code;
  }

  StringProperty fingerprintProperty() {
    return fingerprint;
  }

  void fill(EnrolmentCard card) {
    address.set(card.address());
    code.set(card.code());
    fingerprint.set(HexComparison.grouped(card.fingerprint()));
  }

  void restore(SetupRecord record) {
    address.set(record.address());
    code.set(record.code());
    fingerprint.set(record.fingerprint());
  }

  SetupRecord kept(SetupRecord record) {
    return record.withCard(address.get().strip(), code.get().strip(), fingerprint.get().strip());
  }

  static boolean isAddress(String typed) {
    return typed.strip().matches("[^\\s]+:[1-9][0-9]{0,4}");
  }

  /** Whether it can be a code; that it is one only the centre knows. */
  static boolean isCode(String typed) {
    return plain(typed).matches("(?:[0-9A-Z]{4}){2,8}");
  }

  static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
