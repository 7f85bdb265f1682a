package mx.openprep.centre.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * How often each peer may ask: at most so many in a while, evenly, after a first rush of as many as
 * it saved up. Peers that are silent are forgotten, and there is a most to how many are remembered.
 *
 * @param <K> what tells peers apart
 */
public final class Pace<K> {
  private static final long MOST_PEERS = 100_000;

  private final Bandwidth bandwidth;
  private final TimeMeter clock;
  private final Cache<K, Bucket> buckets;

  /**
   * A pace.
   *
   * @param rush how many at once from a peer that was silent
   * @param number how many in each {@code period}
   */
  public Pace(int rush, int number, Duration period) {
    this(rush, number, period, TimeMeter.SYSTEM_NANOTIME);
  }

  Pace(int rush, int number, Duration period, TimeMeter clock) {
    this.bandwidth = Bandwidth.builder().capacity(rush).refillGreedy(number, period).build();
    this.clock = clock;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_PEERS)
            .expireAfterAccess(period.multipliedBy(1 + rush / number))
            .build();
  }

  /** So many a second, and ten seconds' worth at once. */
  public static <K> Pace<K> perSecond(int number) {
    return new Pace<>(10 * number, number, Duration.ofSeconds(1));
  }

  /** Whether the peer may ask once more; it counts when it may. */
  public boolean allows(K peer) {
    return buckets
        .get(peer, p -> Bucket.builder().withCustomTimePrecision(clock).addLimit(bandwidth).build())
        .tryConsume(1);
  }
}
