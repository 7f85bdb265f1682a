package mx.openprep.centre.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** What comes in, and how long whoever sends it waits until it is on disk. */
final class IntakeMeters {
  private static final Duration[] STEPS = {
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final Timer batches;
  private final Counter events;
  private final Timer images;
  private final Counter imageBytes;

  IntakeMeters(MeterRegistry meters) {
    batches =
        timer("openprep.intake.batch", "From a batch of events to its durable acknowledgement")
            .register(meters);
    events =
        Counter.builder("openprep.intake.events")
            .description("Events that are on disk")
            .register(meters);
    images =
        timer("openprep.intake.image", "From an image's first byte to its acknowledgement")
            .register(meters);
    imageBytes =
        Counter.builder("openprep.intake.image.bytes")
            .description("Bytes of images that are on disk")
            .baseUnit("bytes")
            .register(meters);
  }

  private static Timer.Builder timer(String name, String description) {
    return Timer.builder(name).description(description).serviceLevelObjectives(STEPS);
  }

  long batch(int size, Supplier<Long> durable) {
    Long through = batches.record(durable);
    events.increment(size);
    return through == null ? 0 : through;
  }

  void image(Duration took, long bytes) {
    images.record(took);
    imageBytes.increment((double) bytes);
  }
}
