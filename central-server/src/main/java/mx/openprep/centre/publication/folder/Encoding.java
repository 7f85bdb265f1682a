package mx.openprep.centre.publication.folder;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a sibling of a file is compressed, for web servers that send it as it lies. */
public enum Encoding {
  GZIP(".gz", "gzip") {
    @Override
    byte[] compress(byte[] content) {
      return Gzip.OF_THREAD.get().compress(content);
    }
  },
  BROTLI(".br", "br") {
    @Override
    byte[] compress(byte[] content) throws IOException {
      return Encoder.compress(
          content, new Encoder.Parameters().setQuality(BROTLI_QUALITY).setWindow(BROTLI_WINDOW));
    }
  };

  /** A fifth smaller than gzip in less time; 4 takes twice as long for 7 % less. */
  private static final int BROTLI_QUALITY = 2;

  /** 16 KiB; the default of 4 MiB is prepared anew for every small file. */
  private static final int BROTLI_WINDOW = 14;

  /** Below, a sibling saves no packet. */
  private static final int WORTH_IT = 1_000;

  /**
   * Of JSON that is smaller, brotli saves one packet or none over gzip: not worth an inode, of
   * which a cut of a whole state would have eleven thousand more (ADR 44).
   */
  private static final int WORTH_BROTLI = 16 << 10;

  private static final List<String> COMPRESSIBLE = List.of(".json", ".html", ".css", ".js", ".svg");

  private static final List<Encoding> HERE =
      Brotli4jLoader.isAvailable() ? List.of(GZIP, BROTLI) : List.of(GZIP);

  private final String suffix;
  private final String token;

  Encoding(String suffix, String token) {
    this.suffix = suffix;
    this.token = token;
  }

  abstract byte[] compress(byte[] content) throws IOException;

  /** What is added to a file's name. */
  public String suffix() {
    return suffix;
  }

  /** As in the HTTP header {@code Content-Encoding}. */
  public String token() {
    return token;
  }

  /** The siblings a file gets. */
  static List<Encoding> of(String path, byte[] content) {
    if (content.length < WORTH_IT || COMPRESSIBLE.stream().noneMatch(path::endsWith)) {
      return List.of();
    }
    return path.endsWith(".json") && content.length < WORTH_BROTLI ? List.of(GZIP) : HERE;
  }

  /** The siblings a file gets, compressed. */
  public static Map<Encoding, byte[]> siblings(String path, byte[] content) throws IOException {
    Map<Encoding, byte[]> siblings = new EnumMap<>(Encoding.class);
    for (Encoding encoding : of(path, content)) {
      siblings.put(encoding, encoding.compress(content));
    }
    return siblings;
  }

  /** Empty for a file that is no sibling of another. */
  public static Optional<Encoding> ofSibling(String path) {
    return Stream.of(values())
        .filter(e -> path.endsWith(e.suffix))
        .filter(e -> COMPRESSIBLE.stream().anyMatch(kind -> path.endsWith(kind + e.suffix)))
        .findFirst();
  }

  /** The name of the file that a sibling is a compressed copy of. */
  public String original(String sibling) {
    return sibling.substring(0, sibling.length() - suffix.length());
  }
}
