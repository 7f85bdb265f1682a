package mx.openprep.desktop.digitization;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** Where a workstation's scanner is found, tried, chosen and remembered. */
public interface ScannerDesk {
  /**
   * A scanner or folder that can be chosen.
   *
   * @param address what finds it again: as typed at {@link #named}
   * @param fingerprint of the certificate it is known by, in groups to compare by eye
   */
  record Choice(Kind kind, String name, String address, Optional<String> fingerprint) {}

  /** How a scanner is reached. */
  enum Kind {
    SANE,
    ESCL,
    FOLDER
  }

  /** Every scanner that this machine or its network knows now, the chosen one first. */
  List<Choice> find();

  /**
   * What a typed address means: {@code sane:DEVICE}, a folder, or a host of the network.
   *
   * @throws mx.openprep.message.Refusal SCANNER_ADDRESS_WRONG
   */
  Choice named(String address);

  /** Works with it from now on, also after the next start. */
  void choose(Choice choice);

  /** One page for trying, kept nowhere. Throws what {@link PageSource#first} does. */
  Page test(Choice choice, DoubleConsumer progress);

  /** Stops the page that is tried. Returns at once. */
  void cancel();

  /**
   * The fingerprint of the certificate that a network scanner shows now, for a person to compare.
   *
   * @throws mx.openprep.message.Refusal when it cannot be reached or shows none
   */
  String shownBy(Choice choice);

  /** A person has compared this fingerprint: from now on the scanner is known by it. */
  void trust(Choice choice, String fingerprint);
}
