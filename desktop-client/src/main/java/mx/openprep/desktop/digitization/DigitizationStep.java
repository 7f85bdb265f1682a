package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.v1.ActaCard;

/** What the person at the scanner is asked for now. */
sealed interface DigitizationStep {
  /** Waits for the key that scans. */
  record Ready() implements DigitizationStep {}

  /** A batch goes through. */
  record Scanning() implements DigitizationStep {}

  /** The scanner needs a hand; the batch goes on afterwards. */
  record Halted(Refusal why) implements DigitizationStep {}

  /**
   * All pages of the batch are through.
   *
   * @param last the acta of its last page, when there is one
   */
  record Finished(Optional<ActaCard> last) implements DigitizationStep {}

  /** A page that stopped is looked at. */
  record Stopped(BatchPage page, Refusal why) implements DigitizationStep {}

  /** The acta of this page has an image already. */
  record Repeated(BatchPage page, PageOutcome.Repeated what) implements DigitizationStep {}

  /** Both images side by side: which is better? */
  record Comparing(BatchPage page, PageOutcome.Repeated what, ByteString current)
      implements DigitizationStep {}

  /** The image is at the node; nobody knows yet of which acta. */
  record Unidentified(ByteString image, Refusal why) implements DigitizationStep {}

  /** The image is at the node; it will be said that it belongs to no expected acta. */
  record Outside(ByteString image, Refusal why) implements DigitizationStep {}

  /** The scanner of this workstation is chosen. */
  record Choosing() implements DigitizationStep {}

  /** Why the work stands still, when it does. */
  default Optional<Refusal> stop() {
    return switch (this) {
      case Halted s -> Optional.of(s.why());
      case Stopped s -> Optional.of(s.why());
      case Repeated s -> Optional.of(new Refusal(MessageCode.IMAGE_ALREADY_DIGITIZED));
      case Unidentified s -> Optional.of(s.why());
      case Ready s -> Optional.empty();
      case Scanning s -> Optional.empty();
      case Finished s -> Optional.empty();
      case Comparing s -> Optional.empty();
      case Outside s -> Optional.empty();
      case Choosing s -> Optional.empty();
    };
  }

  /** Whose the image at hand is, when that is known. */
  default Optional<ActaCard> acta() {
    return switch (this) {
      case Finished s -> s.last();
      case Repeated s -> Optional.of(s.what().acta());
      case Comparing s -> Optional.of(s.what().acta());
      case DigitizationStep s -> Optional.empty();
    };
  }
}
