package mx.openprep.desktop.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.openprep.acta.ImageHash;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.desktop.node.Outbox.WaitingImage;

/** Which image is sent next, when some are under way and some were refused and rest a while. */
final class ImageQueue {
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final Outbox outbox;
  private final InstantSource clock;
  private final Set<ImageHash> underWay = new HashSet<>();
  private final Map<ImageHash, Rest> resting = new HashMap<>();

  private record Rest(Backoff backoff, Instant until) {}

  ImageQueue(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The oldest one that nobody sends; whoever takes it says {@link #done} or other. */
  synchronized Optional<WaitingImage> take() {
    Instant now = clock.instant();
    return outbox.imagesWaiting(underWay.size() + resting.size() + 1).stream()
        .filter(waiting -> !underWay.contains(waiting.image()))
        .filter(waiting -> !rests(waiting.image(), now))
        .findFirst()
        .map(this::taken);
  }

  private boolean rests(ImageHash image, Instant now) {
    Rest rest = resting.get(image);
    return rest != null && now.isBefore(rest.until());
  }

  private WaitingImage taken(WaitingImage waiting) {
    underWay.add(waiting.image());
    return waiting;
  }

  synchronized void done(ImageHash image) {
    outbox.imageAcknowledged(image);
    resting.remove(image);
  }

  synchronized void refused(ImageHash image) {
    Rest before = resting.get(image);
    Backoff backoff = before == null ? new Backoff(FIRST_REST, LONGEST_REST) : before.backoff();
    Duration pause = backoff.failedAfter(Duration.ZERO);
    resting.put(image, new Rest(backoff, clock.instant().plus(pause)));
  }

  /** Nobody sends it any more, whatever became of it. */
  synchronized void release(ImageHash image) {
    underWay.remove(image);
  }

  /** How long until a resting image may be tried again. */
  synchronized Duration untilNextTry() {
    Instant now = clock.instant();
    return resting.entrySet().stream()
        .filter(e -> !underWay.contains(e.getKey()))
        .map(e -> Duration.between(now, e.getValue().until()))
        .min(Comparator.naturalOrder())
        .map(d -> d.isNegative() ? Duration.ofMillis(1) : d.plusMillis(1))
        .orElse(Pulse.FOREVER);
  }
}
