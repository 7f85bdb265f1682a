package mx.openprep.centre.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import mx.openprep.acta.Sha256;
import org.springframework.core.io.Resource;

/** The ETag of a file. */
final class ContentTag {
  /**
   * Up to here the tag is the content's hash; what is larger is part of a cut and never changes.
   */
  private static final long SMALL = 64 * 1024;

  private ContentTag() {}

  static String of(Resource file) {
    try {
      return file.contentLength() <= SMALL
          ? HexFormat.of().formatHex(Sha256.of(file.getContentAsByteArray()), 0, 16)
          : Long.toHexString(file.contentLength()) + "-" + Long.toHexString(file.lastModified());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
