package mx.openprep.journal;

/** Bytes that are no event, or one that says what cannot be. */
public final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedEventException(String message) {
    super(message);
  }

  public MalformedEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
