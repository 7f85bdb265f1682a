package mx.openprep.desktop.sync;

import mx.openprep.message.Refusal;

/** The link is over, for everything that goes over it. */
final class LinkLostException extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal why;

  LinkLostException(Refusal why) {
    super(why);
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
