package mx.openprep.centre.publication.folder;

/** Another instance publishes now: this one's cut stays unseen. */
public final class Overtaken extends RuntimeException {
  public Overtaken(String message) {
    super(message);
  }
}
