package mx.openprep.centre.mirror;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The compressed siblings of published files. */
enum Decoding {
  GZIP(".gz") {
    @Override
    InputStream decode(InputStream in) throws IOException {
      return new GZIPInputStream(new MoreToCome(in), BUFFER);
    }
  },
  BROTLI(".br") {
    @Override
    InputStream decode(InputStream in) throws IOException {
      Brotli4jLoader.ensureAvailability();
      return new BrotliInputStream(in, BUFFER);
    }
  };

  private static final int BUFFER = 16 << 10;
  private final String suffix;

  Decoding(String suffix) {
    this.suffix = suffix;
  }

  abstract InputStream decode(InputStream in) throws IOException;

  static Optional<Decoding> of(String path) {
    for (Decoding decoding : values()) {
      if (path.endsWith(decoding.suffix)) {
        return Optional.of(decoding);
      }
    }
    return Optional.empty();
  }

  String sibling(String path) {
    return path + suffix;
  }

  /** The path of the file it is a sibling of. */
  String plain(String path) {
    return path.substring(0, path.length() - suffix.length());
  }

  /**
   * A gzip file may have several members; the decoder takes a network that is slow for the end of
   * the file.
   */
  private static final class MoreToCome extends FilterInputStream {
    MoreToCome(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
