package mx.openprep.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.release.Release;

/**
 * One line of the report. What counts as ready is decided here and nowhere else.
 *
 * @param value as {@link ReadinessCheck} says; empty where there is none
 */
public record ReadinessItem(ReadinessFinding finding, String value) {
  /** Room for the images of a whole CATD twice over, in bytes. */
  public static final long ROOM = 5L << 30;

  /** Below it a night does not fit, in bytes. */
  public static final long LEAST_ROOM = 1L << 30;

  /** Acopio is published to the second. */
  public static final Duration CLOCK_RIGHT = Duration.ofSeconds(2);

  /** Beyond it times of another minute would be published. */
  public static final Duration CLOCK_WRONG = Duration.ofSeconds(60);

  /** From the last drill to the close of a prolonged night. */
  public static final Duration CERTIFICATE_SOON = Duration.ofDays(7);

  private static final int LONGEST = 200;

  public ReadinessItem {
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Not a value of " + finding);
    }
  }

  public static ReadinessItem disk(long freeBytes) {
    return new ReadinessItem(
        freeBytes >= ROOM
            ? ReadinessFinding.DISK_ROOM
            : freeBytes >= LEAST_ROOM ? ReadinessFinding.DISK_SCARCE : ReadinessFinding.DISK_FULL,
        Long.toString(freeBytes));
  }

  /** The centre's clock minus this one; empty when it could not be asked. */
  public static ReadinessItem clock(Optional<Duration> offset) {
    return offset
        .map(known -> new ReadinessItem(clock(known.abs()), Long.toString(known.toMillis())))
        .orElseGet(() -> new ReadinessItem(ReadinessFinding.CLOCK_UNKNOWN, ""));
  }

  private static ReadinessFinding clock(Duration away) {
    if (away.compareTo(CLOCK_RIGHT) <= 0) {
      return ReadinessFinding.CLOCK_RIGHT;
    }
    return away.compareTo(CLOCK_WRONG) <= 0
        ? ReadinessFinding.CLOCK_OFF
        : ReadinessFinding.CLOCK_WRONG;
  }

  public static ReadinessItem certificate(Instant until, Instant now) {
    ReadinessFinding finding =
        now.isAfter(until)
            ? ReadinessFinding.CERTIFICATE_ENDED
            : now.plus(CERTIFICATE_SOON).isAfter(until)
                ? ReadinessFinding.CERTIFICATE_ENDS_SOON
                : ReadinessFinding.CERTIFICATE_VALID;
    return new ReadinessItem(finding, until.toString());
  }

  public static ReadinessItem program(Release release) {
    return new ReadinessItem(
        release.isFinal() ? ReadinessFinding.PROGRAM_FINAL : ReadinessFinding.PROGRAM_UNFINISHED,
        release.toString());
  }

  /** With a name, cut to what an event holds. */
  public static ReadinessItem named(ReadinessFinding finding, String name) {
    return new ReadinessItem(finding, name.length() > LONGEST ? name.substring(0, LONGEST) : name);
  }

  public ReadinessCheck check() {
    return finding.check();
  }

  public ReadinessLevel level() {
    return finding.level();
  }
}
