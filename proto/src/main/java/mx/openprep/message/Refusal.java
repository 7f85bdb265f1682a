package mx.openprep.message;

import java.util.List;

/** What was asked is not done, for a reason a person can be told. Nothing was changed or lost. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final MessageCode code;
  private final List<String> details;

  /**
   * A refusal.
   *
   * @param details what fills the places {@code {0}}, {@code {1}}… of the message
   */
  public Refusal(MessageCode code, String... details) {
    super(code.code() + " " + code + (details.length == 0 ? "" : " " + List.of(details)));
    this.code = code;
    this.details = List.of(details);
  }

  /** A refusal with the technical cause, for the log. */
  public Refusal(MessageCode code, Throwable cause, String... details) {
    this(code, details);
    initCause(cause);
  }

  public MessageCode code() {
    return code;
  }

  public List<String> details() {
    return details;
  }
}
