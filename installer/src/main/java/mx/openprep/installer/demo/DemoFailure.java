package mx.openprep.installer.demo;

/** The demo or replay cannot go on; the message says why, for the person in front of it. */
public final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A failure that is told as it stands. */
  public DemoFailure(String message) {
    super(message);
  }

  /** The same, with what lies behind it. */
  public DemoFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
