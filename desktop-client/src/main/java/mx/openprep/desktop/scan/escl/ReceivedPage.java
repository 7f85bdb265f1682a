package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.util.Arrays;
import mx.openprep.desktop.scan.PageFile;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** Tells a whole page from one that was cut off: half an acta must never pass for an acta. */
final class ReceivedPage {
  private ReceivedPage() {}

  /**
   * The page that came. Its answer has begun: whatever is missing of it, the sheet has gone
   * through.
   *
   * @throws Refusal {@code SCAN_TRUNCATED} when it is not all there, {@code SCANNER_FAILED} when it
   *     is no JPEG
   */
  static byte[] whole(AnswerBody body, EsclDevice device) {
    byte[] received = body.bytes();
    if (body.tooLarge()) {
      throw device.refusal(MessageCode.SCANNER_FAILED, "far too large a page");
    }
    if (body.cut().isPresent()) {
      Throwable cut = body.cut().get();
      throw new Refusal(
          MessageCode.SCAN_TRUNCATED, cut, device.name(), String.valueOf(cut.getMessage()));
    }
    byte[] page = withoutPadding(received);
    if (page.length < 2 || (page[0] & 0xff) != 0xff || (page[1] & 0xff) != 0xd8) {
      throw device.refusal(
          page.length < 2 ? MessageCode.SCAN_TRUNCATED : MessageCode.SCANNER_FAILED, "no JPEG");
    }
    try {
      PageFile.read(page);
    } catch (IOException e) {
      throw new Refusal(
          MessageCode.SCAN_TRUNCATED, e, device.name(), String.valueOf(e.getMessage()));
    }
    return page;
  }

  /** Some devices fill up their last block. */
  private static byte[] withoutPadding(byte[] received) {
    int end = received.length;
    while (end > 0 && (received[end - 1] & 0xff) != 0xd9 && isPadding(received[end - 1])) {
      end--;
    }
    return Arrays.copyOf(received, end);
  }

  private static boolean isPadding(byte last) {
    return last == 0 || last == '\r' || last == '\n' || (last & 0xff) == 0xff;
  }
}
