package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;

/** What has become of a scanned page. */
sealed interface PageOutcome {
  /** It is on this machine's disk and is being looked at. */
  record Coming() implements PageOutcome {}

  /** Its image is at the node, under this acta. */
  record Filed(ActaCard acta) implements PageOutcome {}

  /**
   * Its acta has an image already. Nothing need be done.
   *
   * @param image the one it has
   */
  record Repeated(ActaCard acta, ByteString image) implements PageOutcome {}

  /** It waits for a person's hand. */
  record Stopped(Refusal why) implements PageOutcome {}

  /** Its image is at the node; whose it is, a person must say. */
  record Unidentified(ByteString image, Refusal why) implements PageOutcome {}

  /** A person put it aside, or scanned its sheet again. */
  record Aside() implements PageOutcome {}

  /** Whether it waits for somebody. */
  default boolean isWaiting() {
    return this instanceof Stopped || this instanceof Unidentified;
  }
}
