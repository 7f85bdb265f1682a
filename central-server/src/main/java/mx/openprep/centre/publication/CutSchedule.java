package mx.openprep.centre.publication;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.act.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks a few times a second whether a cut is due: at the moments of the timetable, and at once
 * when an act of people or the official hour changed where the publication stands. A cut that takes
 * longer than its interval leaves out the moments it covers.
 */
final class CutSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CutSchedule.class);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Publisher publisher;
  private final Rules rules;
  private final Clock clock;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("cuts").factory());
  private volatile boolean running;
  private @Nullable Instant next;
  private @Nullable News tried;
  private boolean standsBy;

  /** What makes a cut due besides the clock. */
  private record News(Phase phase, long acts) {}

  CutSchedule(Publisher publisher, Rules rules, Clock clock) {
    this.publisher = publisher;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public void start() {
    running = true;
    var _ =
        looks.scheduleWithFixedDelay(this::lastResort, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    looks.shutdown();
    try {
      // A cut that has begun is finished; should it not be, nobody sees it.
      if (!looks.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        looks.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Makes a cut if one is due. */
  void look() throws SQLException, IOException {
    if (!publisher.lead()) {
      next = null;
      tried = null;
      if (!standsBy) {
        LOG.info("This instance stands by; another one publishes");
        standsBy = true;
      }
      return;
    }
    standsBy = false;
    Instant now = clock.instant();
    Standing standing = publisher.standing();
    News news = new News(rules.phaseAt(standing, now), standing.acts());
    if (next == null || tried == null) {
      Optional<CutTable.Shown> shown = publisher.shown();
      next = shown.map(last -> rules.timetable().after(last.madeAt())).orElse(now);
      tried = shown.map(last -> new News(last.phase(), last.acts())).orElse(news);
    }
    if (news.equals(tried) && now.isBefore(next)) {
      return;
    }
    // Whatever becomes of this cut, the next try is at a moment of the timetable.
    tried = news;
    next = rules.timetable().after(now);
    var _ = publisher.cutNow();
    if (!clock.instant().isBefore(next)) {
      next = rules.timetable().after(clock.instant());
      LOG.warn("The cut took longer than the interval between cuts");
    }
  }

  /** Whatever goes wrong with one cut, the next one is tried. */
  private void lastResort() {
    try {
      look();
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.error("The cut failed; the last one stays published", e);
    }
  }
}
