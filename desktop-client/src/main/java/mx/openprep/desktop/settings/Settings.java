package mx.openprep.desktop.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import mx.openprep.files.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of this workstation, in one small file. Losing them costs a person a few keys and an
 * election nothing: a file that cannot be read or written is logged and work goes on.
 */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final Optional<Path> file;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  private Settings(Optional<Path> file) {
    this.file = file;
    file.filter(Files::exists).ifPresent(this::read);
  }

  /** The settings kept in this directory. */
  public static Settings in(Path directory) {
    return new Settings(Optional.of(directory.resolve("workstation.properties")));
  }

  /** Settings that are forgotten with the program. */
  public static Settings forgotten() {
    return new Settings(Optional.empty());
  }

  public Optional<String> get(Setting setting) {
    return Optional.ofNullable(values.get(setting.key())).filter(value -> !value.isBlank());
  }

  /** The setting as a number; absent when it is none. */
  public Optional<Integer> number(Setting setting) {
    return get(setting).filter(value -> value.matches("[0-9]{1,6}")).map(Integer::valueOf);
  }

  /** Remembers it, on disk when this returns. */
  public synchronized void put(Setting setting, String value) {
    values.put(setting.key(), value);
    file.ifPresent(this::write);
  }

  private void read(Path from) {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(from)) {
      read.load(reader);
      read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The settings of this workstation cannot be read and begin anew", e);
    }
  }

  private void write(Path to) {
    Properties written = new Properties();
    written.putAll(values);
    StringWriter text = new StringWriter();
    try {
      written.store(text, null);
      DurableFiles.replace(to, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("The settings of this workstation cannot be written", e);
    }
  }
}
