package mx.openprep.centre.publication.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All copies of the publication. */
public final class Targets implements SmartLifecycle {
  private final List<TargetWorker> workers;
  private volatile boolean running;

  private Targets(List<TargetWorker> workers) {
    this.workers = workers;
  }

  /**
   * Prepares them.
   *
   * @param publishes whether this instance publishes; otherwise another one copies
   */
  public static Targets of(
      TargetSettings settings, Path primary, JdbcClient jdbc, BooleanSupplier publishes) {
    TargetTable table = new TargetTable(jdbc);
    table.keepOnly(settings.targets().keySet());
    return new Targets(
        settings.targets().entrySet().stream()
            .map(target -> {
              TargetStore store = open(target);
              return new TargetWorker(
                  target.getKey(), store, new Copier(primary, store), table, publishes);
            })
            .toList());
  }

  private static TargetStore open(Map.Entry<String, TargetSettings.Target> target) {
    TargetSettings.Target settings = target.getValue();
    if (settings.directory().isPresent() == settings.bucket().isPresent()) {
      throw new InvalidConfigurationPropertyValueException(
          "openprep.publication.targets." + target.getKey(),
          null,
          "It has either a directory or a bucket");
    }
    return settings
        .directory()
        .<TargetStore>map(directory -> new DirectoryStore(Path.of(directory)))
        .or(() -> settings.bucket().map(bucket -> BucketStore.open(bucket, settings)))
        .orElseThrow();
  }

  @Override
  public void start() {
    running = true;
    workers.forEach(TargetWorker::start);
  }

  @Override
  public void stop() {
    workers.forEach(TargetWorker::close);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
