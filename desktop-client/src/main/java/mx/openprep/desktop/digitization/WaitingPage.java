package mx.openprep.desktop.digitization;

/** A page on this machine's disk that is no image of the node yet. */
public interface WaitingPage {
  /**
   * Straightens it, judges it and reads its QR; takes up to a second.
   *
   * @throws mx.openprep.message.Refusal IMAGE_CORRUPT
   */
  Page look();

  /** The node has it: it need not be kept here any longer. */
  void filed();

  /** A person decided against it: it is kept out of the way. */
  void putAside();
}
