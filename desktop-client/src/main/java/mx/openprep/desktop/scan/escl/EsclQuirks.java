package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In what a model differs from what the others do. Which model has which stands in {@code
 * quirks.txt}.
 *
 * @param pause between two pages of a feeder: some devices, asked at once, say that it is empty
 */
record EsclQuirks(Set<Quirk> quirks, Duration pause) {
  static final EsclQuirks NONE = new EsclQuirks(Set.of(), Duration.ZERO);
  private static final String PAUSE = "pause=";

  /** Stand in the table in small letters, with hyphens. */
  enum Quirk {
    HOST_WITH_PORT,
    HOST_LOCALHOST,
    CHECK_FEEDER,
    FEEDER_STATE_UNTRUE,
    NO_DELETE,
    SOURCE_IN_SCAN_NAMESPACE,
    BARE_JOB_LOCATION
  }

  EsclQuirks {
    quirks = Set.copyOf(quirks);
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  private EsclQuirks and(EsclQuirks more) {
    EnumSet<Quirk> all = EnumSet.noneOf(Quirk.class);
    all.addAll(quirks);
    all.addAll(more.quirks());
    return new EsclQuirks(all, pause.compareTo(more.pause()) > 0 ? pause : more.pause());
  }

  private static EsclQuirks parse(String name) {
    return name.startsWith(PAUSE)
        ? new EsclQuirks(
            Set.of(), Duration.ofMillis(Long.parseLong(name.substring(PAUSE.length()))))
        : new EsclQuirks(
            Set.of(Quirk.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))), Duration.ZERO);
  }

  /** All models that are known to differ. */
  record Table(List<Entry> entries) {
    private static final String SHIPPED = "quirks.txt";

    /** One line: which models, and what of them. */
    record Entry(Pattern model, EsclQuirks quirks) {}

    static Table shipped() {
      try (@Nullable InputStream file = EsclQuirks.class.getResourceAsStream(SHIPPED)) {
        if (file == null) {
          throw new IllegalStateException(SHIPPED + " is missing");
        }
        return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * Reads a table; how it is written stands at the top of the shipped one.
     *
     * @throws IllegalArgumentException for a line that is none, or an unknown quirk
     */
    static Table parse(String text) {
      List<Entry> entries = new ArrayList<>();
      for (String line : text.lines().map(String::strip).toList()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          entries.add(entry(line));
        }
      }
      return new Table(List.copyOf(entries));
    }

    private static Entry entry(String line) {
      int colon = line.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("Not a line of quirks: " + line);
      }
      EsclQuirks quirks = NONE;
      for (String name : List.of(line.substring(colon + 1).strip().split("\\s*,\\s*"))) {
        quirks = quirks.and(EsclQuirks.parse(name));
      }
      return new Entry(models(line.substring(0, colon).strip()), quirks);
    }

    private static Pattern models(String wild) {
      String regex = "\\Q" + wild.replace("*", "\\E.*\\Q") + "\\E";
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** All that is known of the model, or of the program in it. */
    EsclQuirks of(String model, String program) {
      return entries.stream()
          .filter(entry ->
              entry.model().matcher(model).matches() || entry.model().matcher(program).matches())
          .map(Entry::quirks)
          .reduce(NONE, EsclQuirks::and);
    }
  }
}
