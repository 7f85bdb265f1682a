package mx.openprep.desktop.digitization;

import com.google.protobuf.ByteString;
import java.util.List;
import mx.openprep.v1.ActaCard;

/** Where the page at hand stands. */
sealed interface DigitizationStep {
  /** Waits for a page. */
  record Ready() implements DigitizationStep {}

  /** A page is on its way. */
  record Scanning() implements DigitizationStep {}

  /** A page came whose quality is poor: a person decides whether it can be read. */
  record Doubtful(Page page) implements DigitizationStep {}

  /** The image is on disk and belongs to this acta. */
  record Identified(ActaCard acta) implements DigitizationStep {}

  /**
   * The image is on disk; nobody knows yet of which acta.
   *
   * @param found what a keyed clave names, to pick from
   */
  record Unidentified(ByteString image, List<ActaCard> found) implements DigitizationStep {}

  /** The image is on disk; it will be said that it belongs to no expected acta. */
  record Outside(ByteString image) implements DigitizationStep {}
}
