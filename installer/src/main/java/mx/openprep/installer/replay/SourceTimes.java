package mx.openprep.installer.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.database.Column;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** The times in the files: how they are written, in which zone, and when the night was. */
final class SourceTimes {
  private static final Pattern OFFSET = Pattern.compile("UTC ?([+-][0-9]{1,2})");
  private static final ZoneId CENTRE = ZoneId.of("America/Mexico_City");
  private static final List<Column> COLUMNS =
      List.of(Column.FECHA_HORA_ACOPIO, Column.FECHA_HORA_CAPTURA, Column.FECHA_HORA_VERIFICACION);

  /** Patterns as the election package and as Java write them. */
  private static final Map<String, String> FORMATS = new LinkedHashMap<>();

  static {
    FORMATS.put("{day}/{month}/{year} {hour}:{minute}:{second}", "dd/MM/uuuu HH:mm:ss");
    FORMATS.put("{year}-{month}-{day} {hour}:{minute}:{second}", "uuuu-MM-dd HH:mm:ss");
    FORMATS.put("{year}-{month}-{day}T{hour}:{minute}:{second}", "uuuu-MM-dd'T'HH:mm:ss");
    FORMATS.put("{day}-{month}-{year} {hour}:{minute}:{second}", "dd-MM-uuuu HH:mm:ss");
    FORMATS.put("{year}/{month}/{day} {hour}:{minute}:{second}", "uuuu/MM/dd HH:mm:ss");
    FORMATS.put("{day}/{month}/{year} {hour}:{minute}", "dd/MM/uuuu HH:mm");
    FORMATS.put("{year}-{month}-{day} {hour}:{minute}", "uuuu-MM-dd HH:mm");
  }

  private final String template;
  private final DateTimeFormatter format;
  private final ZoneId zone;
  private final Instant first;
  private final Instant last;

  SourceTimes(List<SourceFile> files) {
    List<String> samples = samples(files);
    template =
        FORMATS.keySet().stream()
            .filter(t -> samples.stream().allMatch(s -> local(s, formatter(t)).isPresent()))
            .findFirst()
            .orElseThrow(() ->
                new Refusal(
                    MessageCode.REPLAY_SOURCE_UNFIT,
                    files.getFirst().name(),
                    "FECHA_HORA «" + samples.getFirst() + "»"));
    format = formatter(template);
    List<LocalDateTime> times =
        samples.stream()
            .flatMap(s -> local(s, format).stream())
            .sorted(Comparator.naturalOrder())
            .toList();
    LocalDateTime somewhere =
        times.isEmpty() ? LocalDate.of(2024, 6, 2).atTime(20, 0) : times.getFirst();
    zone = zone(files, somewhere);
    first = somewhere.atZone(zone).toInstant();
    last = (times.isEmpty() ? somewhere : times.getLast()).atZone(zone).toInstant();
  }

  private static List<String> samples(List<SourceFile> files) {
    List<String> samples = new ArrayList<>();
    for (SourceFile file : files) {
      for (SourceRow row : file.rows()) {
        COLUMNS.stream()
            .map(row::text)
            .filter(t -> t.length() > 10 && Character.isDigit(t.charAt(0)))
            .forEach(samples::add);
      }
    }
    return samples;
  }

  private static DateTimeFormatter formatter(String template) {
    return DateTimeFormatter.ofPattern(FORMATS.getOrDefault(template, ""), Locale.ROOT);
  }

  private static Optional<LocalDateTime> local(String text, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDateTime.parse(text, format));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The zone of the line with the time of the cut; the country's centre if that has its offset. */
  private static ZoneId zone(List<SourceFile> files, LocalDateTime at) {
    Matcher offset = OFFSET.matcher(files.getFirst().database().cutTime().orElse(""));
    if (!offset.find()) {
      return CENTRE;
    }
    ZoneOffset found = ZoneOffset.ofHours(Integer.parseInt(offset.group(1)));
    return CENTRE.getRules().getOffset(at).equals(found)
        ? CENTRE
        : ZoneId.of("Etc/GMT%+d".formatted(-found.getTotalSeconds() / 3600));
  }

  /** As the election package describes the times of an acta. */
  String template() {
    return template;
  }

  ZoneId zone() {
    return zone;
  }

  /** The earliest of all times. */
  Instant first() {
    return first;
  }

  /** The latest of all times. */
  Instant last() {
    return last;
  }

  /** The day of the first acta. */
  LocalDate day() {
    return first.atZone(zone).toLocalDate();
  }

  OffsetDateTime at(LocalDateTime local) {
    return local.atZone(zone).toOffsetDateTime();
  }

  /** What a cell says. */
  Optional<Instant> instant(String cell) {
    return local(cell, format).map(t -> t.atZone(zone).toInstant());
  }
}
