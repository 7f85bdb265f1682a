package mx.openprep.centre.console.night;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.diffusion.DifusorStatus;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.centre.publication.command.PublicationStatus;

/**
 * One moment of the night.
 *
 * @param pending acts that one person proposed and another is to confirm
 * @param incidents that nobody has settled
 * @param interval between two cuts
 */
public record Night(
    Instant at,
    List<OfElection> elections,
    List<OfCatd> catds,
    long outsideCatalogue,
    Rate rate,
    Optional<Waiting> oldest,
    PublicationClock.Moment publication,
    Duration interval,
    PublicationStatus published,
    List<DifusorStatus> difusores,
    Stations stations,
    Disk disk,
    int pending,
    long incidents) {
  public Night {
    elections = List.copyOf(elections);
    catds = List.copyOf(catds);
    difusores = List.copyOf(difusores);
  }

  public Gauge total() {
    return elections.stream().map(OfElection::gauge).reduce(Gauge.NOTHING, Gauge::plus);
  }

  /** One election's actas. */
  public record OfElection(String code, String name, Gauge gauge) {}

  /**
   * One CATD's actas.
   *
   * @param oldest since when its oldest acta waits to be settled
   * @param seen when a station of it spoke last
   */
  public record OfCatd(
      String catd, String name, Gauge gauge, Optional<Instant> oldest, Optional<Instant> seen) {}

  /** Actas in the last ten minutes. */
  public record Rate(long received, long verified) {
    static final Duration OVER = Duration.ofMinutes(10);
  }

  /** An acta that was received and is not settled. */
  public record Waiting(String acta, String clave, String catd, Instant since) {}

  /** Stations that are enrolled and not revoked. */
  public record Stations(long enrolled, long seen) {
    static final Duration LATELY = Duration.ofMinutes(2);
  }

  /**
   * Room for what is still to come.
   *
   * @param free bytes
   * @param needed bytes that the images still missing will take, by the size of those that came
   */
  public record Disk(long free, long needed) {
    private static final long RESERVE = 2L << 30;

    public boolean isShort() {
      return free < needed + RESERVE;
    }
  }
}
