package mx.openprep.centre.console.night;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.diffusion.DifusorStatus;
import mx.openprep.centre.publication.command.PublicationStatus;

/**
 * Something that needs a person now.
 *
 * @param grave whether the public is shown something old or may be about to
 * @param page where something can be done about it
 */
public record Alarm(Kind kind, boolean grave, String detail, String page) {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final int MISSED_CUTS = 2;

  /** What is wrong; its words stand in the texts. */
  public enum Kind {
    NOBODY_PUBLISHES,
    CUT_LATE,
    END_REACHED,
    ACT_PENDING,
    TARGET_FAILING,
    DIFUSOR_DIFFERS,
    DIFUSOR_BEHIND,
    DISK_SHORT,
    ACTA_WAITS,
    CATD_SILENT;

    public String key() {
      return "alarm." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Everything wrong at this moment, what concerns the public first. */
  static List<Alarm> of(Night night) {
    List<Alarm> alarms = new ArrayList<>();
    publication(night, alarms);
    night.published().copies().stream()
        .filter(copy -> copy.failingSince().isPresent())
        .forEach(copy -> alarms.add(new Alarm(Kind.TARGET_FAILING, true, copy.name(), "/estado")));
    night.difusores().stream()
        .filter(DifusorStatus::differs)
        .forEach(difusor ->
            alarms.add(
                new Alarm(Kind.DIFUSOR_DIFFERS, true, difusor.difusor().name(), "/difusores")));
    if (night.disk().isShort()) {
      alarms.add(new Alarm(Kind.DISK_SHORT, true, "", "/ajustes"));
    }
    if (night.pending() > 0) {
      alarms.add(new Alarm(Kind.ACT_PENDING, false, "" + night.pending(), "/publicacion"));
    }
    night
        .oldest()
        .filter(waiting -> waiting.since().isBefore(night.at().minus(LONGEST_WAIT)))
        .ifPresent(waiting ->
            alarms.add(
                new Alarm(
                    Kind.ACTA_WAITS, false, waiting.clave() + ", " + waiting.catd(), "/estado")));
    silent(night, alarms);
    long behind =
        night.difusores().stream()
            .filter(difusor -> difusor.behind().compareTo(night.interval().multipliedBy(2)) > 0)
            .count();
    if (behind > 0) {
      alarms.add(new Alarm(Kind.DIFUSOR_BEHIND, false, "" + behind, "/difusores"));
    }
    return alarms;
  }

  private static void publication(Night night, List<Alarm> alarms) {
    Instant alive =
        night
            .published()
            .publisher()
            .map(PublicationStatus.Publishing::aliveAt)
            .orElse(Instant.EPOCH);
    if (alive.isBefore(night.at().minus(LIFE))) {
      alarms.add(new Alarm(Kind.NOBODY_PUBLISHES, true, "", "/publicacion"));
    }
    if (night.publication().isOver() && night.publication().phase() != Phase.CLOSED) {
      alarms.add(new Alarm(Kind.END_REACHED, true, "", "/publicacion"));
    } else if (night.publication().phase() == Phase.OPEN && cutIsLate(night)) {
      alarms.add(new Alarm(Kind.CUT_LATE, true, "", "/publicacion"));
    }
  }

  private static boolean cutIsLate(Night night) {
    return night
        .published()
        .shown()
        .filter(cut ->
            !cut.madeAt().isBefore(night.at().minus(night.interval().multipliedBy(MISSED_CUTS))))
        .isEmpty();
  }

  /** A CATD that has spoken, is not done and says nothing any more. */
  private static void silent(Night night, List<Alarm> alarms) {
    List<String> silent =
        night.catds().stream()
            .filter(catd -> catd.gauge().verified() < catd.gauge().expected())
            .filter(catd ->
                catd.seen().filter(seen -> seen.isBefore(night.at().minus(SILENCE))).isPresent())
            .map(Night.OfCatd::catd)
            .toList();
    if (!silent.isEmpty()) {
      String first = String.join(", ", silent.subList(0, Math.min(3, silent.size())));
      alarms.add(
          new Alarm(
              Kind.CATD_SILENT,
              false,
              silent.size() + ": " + first + (silent.size() > 3 ? "…" : ""),
              "/estaciones"));
    }
  }
}
