package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mx.openprep.desktop.station.Fingerprint;
import mx.openprep.files.DurableFiles;

/**
 * The certificates of scanners, from the first time they were used. Scanners make theirs
 * themselves, so that nobody vouches for them: what can be told is whether it is still the same. To
 * accept another one, a person removes the scanner's line from the file.
 */
final class KnownCertificates {
  private final Path file;

  KnownCertificates(Path directory) {
    this.file = directory.resolve("certificates.properties");
  }

  synchronized Optional<Fingerprint> of(String scanner) throws IOException {
    return Optional.ofNullable(read().get(scanner)).map(Fingerprint::parse);
  }

  /** Keeps a certificate, durably. */
  synchronized void remember(String scanner, Fingerprint fingerprint) throws IOException {
    Map<String, String> known = read();
    known.put(scanner, fingerprint.hex());
    String lines =
        known.entrySet().stream()
            .map(entry -> entry.getKey().replace(":", "\\:") + " = " + entry.getValue() + "\n")
            .collect(Collectors.joining());
    DurableFiles.writePrivate(file, lines.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read() throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (NoSuchFileException none) {
      return new TreeMap<>();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " cannot be read", e);
    }
    Map<String, String> known = new TreeMap<>();
    properties.forEach((scanner, hex) -> known.put(scanner.toString(), hex.toString()));
    return known;
  }
}
