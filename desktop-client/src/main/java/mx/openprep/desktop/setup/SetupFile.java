package mx.openprep.desktop.setup;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import mx.openprep.files.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code setup.properties}, for its owner's eyes only: an unused code is a secret. Losing it costs
 * a few keys and never an identity, so what cannot be read or written is logged and work goes on.
 */
public final class SetupFile {
  private static final Logger LOG = LoggerFactory.getLogger(SetupFile.class);
  private static final String ABSENT = "-";

  private final Path file;

  /**
   * The first run of a workstation.
   *
   * @param directory the workstation's own
   */
  public SetupFile(Path directory) {
    file = directory.resolve("setup.properties");
  }

  /** What is kept; empty when no first run ever began here. */
  public Optional<SetupRecord> load() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties kept = new Properties();
      kept.load(reader);
      return Optional.of(record(kept));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The first run cannot be read and begins anew", e);
      return Optional.of(SetupRecord.NEW);
    }
  }

  private static SetupRecord record(Properties kept) {
    return new SetupRecord(
        SetupStep.valueOf(kept.getProperty("step", "")),
        kept.getProperty("address", ""),
        kept.getProperty("code", ""),
        kept.getProperty("fingerprint", ""),
        Optional.of(kept.getProperty("package", "")).filter(hash -> !hash.isEmpty()),
        equipment(kept.getProperty("scanner", "")),
        equipment(kept.getProperty("printer", "")),
        Boolean.parseBoolean(kept.getProperty("finished", "")));
  }

  private static Equipment equipment(String text) {
    return switch (text) {
      case "" -> new Equipment.Untried();
      case ABSENT -> new Equipment.Absent();
      default -> new Equipment.Tried(text);
    };
  }

  private static String text(Equipment equipment) {
    return switch (equipment) {
      case Equipment.Untried() -> "";
      case Equipment.Absent() -> ABSENT;
      case Equipment.Tried(String name) -> name;
    };
  }

  /** Keeps it, on disk when this returns. */
  public void save(SetupRecord record) {
    Properties kept = new Properties();
    kept.setProperty("step", record.step().name());
    kept.setProperty("address", record.address());
    kept.setProperty("code", record.code());
    kept.setProperty("fingerprint", record.fingerprint());
    kept.setProperty("package", record.comparedPackage().orElse(""));
    kept.setProperty("scanner", text(record.scanner()));
    kept.setProperty("printer", text(record.printer()));
    kept.setProperty("finished", Boolean.toString(record.finished()));
    StringWriter text = new StringWriter();
    try {
      kept.store(text, null);
      DurableFiles.writePrivate(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("The first run cannot be kept", e);
    }
  }
}
