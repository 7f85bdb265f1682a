package mx.openprep.centre.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.centre.publication.command.PublicationStatus;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether readers get their cuts: while the publication is open, none is late by two intervals. */
final class PublicationHealth extends AbstractHealthIndicator {
  private static final int INTERVALS = 3;

  private final JdbcClient jdbc;
  private final PublicationClock publication;
  private final Clock clock;

  PublicationHealth(JdbcClient jdbc, PublicationClock publication, Clock clock) {
    super("The publication cannot be asked");
    this.jdbc = jdbc;
    this.publication = publication;
    this.clock = clock;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    PublicationClock.Moment moment = publication.now();
    PublicationStatus status = PublicationStatus.read(jdbc);
    Optional<Instant> last = status.shown().map(PublicationStatus.Shown::madeAt);
    boolean isDue = moment.phase() == Phase.OPEN && !moment.isOver();
    Duration patience = publication.interval().multipliedBy(INTERVALS);
    boolean isLate =
        isDue && last.filter(made -> made.plus(patience).isBefore(clock.instant())).isPresent();
    health
        .status(isLate ? "DOWN" : "UP")
        .withDetail("phase", moment.phase().name())
        .withDetail("cut", status.shown().map(PublicationStatus.Shown::number).orElse(0L));
  }
}
