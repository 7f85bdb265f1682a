package mx.openprep.desktop.lan;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** What a person decided for a workstation: alone, host of the others, or joined to a host. */
public sealed interface SharingSettings {
  /** It carries its node and listens to nobody. What holds until somebody decides otherwise. */
  record Alone() implements SharingSettings {}

  /** It carries its node and shares it with the others of its CATD. */
  record Host(int port) implements SharingSettings {}

  /**
   * It works with the node of another.
   *
   * @param station the name of the host; empty when only its address was typed
   */
  record Joined(HostAddress address, String station) implements SharingSettings {}

  /**
   * What is remembered in this directory.
   *
   * @throws Refusal STORE_FAILED when it cannot be read
   */
  static SharingSettings load(Path directory) {
    Path file = file(directory);
    if (!Files.exists(file)) {
      return new Alone();
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties stored = new Properties();
      stored.load(reader);
      return switch (stored.getProperty("mode", "").toLowerCase(Locale.ROOT)) {
        case "host" -> new Host(Integer.parseInt(stored.getProperty("port", "")));
        case "joined" ->
            new Joined(
                HostAddress.parse(stored.getProperty("host", "")),
                Optional.ofNullable(stored.getProperty("station")).orElse(""));
        default -> new Alone();
      };
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }

  /** Remembers it; on the disk when this returns. */
  default void save(Path directory) {
    Properties stored = new Properties();
    switch (this) {
      case Alone() -> stored.setProperty("mode", "alone");
      case Host(int port) -> {
        stored.setProperty("mode", "host");
        stored.setProperty("port", String.valueOf(port));
      }
      case Joined(HostAddress address, String station) -> {
        stored.setProperty("mode", "joined");
        stored.setProperty("host", address.toString());
        stored.setProperty("station", station);
      }
    }
    Path file = file(directory);
    try {
      StringWriter text = new StringWriter();
      stored.store(text, "How this workstation works with the others of its CATD");
      DurableFiles.writePrivate(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }

  private static Path file(Path directory) {
    return directory.resolve("sharing.properties");
  }
}
