package mx.openprep.centre.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.folder.PointerLock;
import mx.openprep.centre.publication.folder.WholeCut;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real processes on one database and one directory; a reader checks every cut it sees. */
@ExtendWith(CentreExtension.class)
class TwoInstancesTest {
  private static final Logger LOG = LoggerFactory.getLogger(TwoInstancesTest.class);

  /** {@code -Dopenprep.kills=50} for the long run. */
  private static final int KILLS = Integer.getInteger("openprep.kills", 4);

  @TempDir Path home;

  /** Looks at the publication again and again. */
  private static final class Reader implements AutoCloseable {
    private final Path publication;
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Integer> looks;
    private volatile WholeCut last = new WholeCut(0, 0, 0);

    Reader(Path publication) {
      this.publication = publication;
      this.looks = thread.submit(this::look);
    }

    private Integer look() throws IOException {
      int count = 0;
      while (!over.get()) {
        if (Files.exists(publication.resolve("avance.json"))) {
          WholeCut now = WholeCut.check(publication);
          assertThat(now.number()).isGreaterThanOrEqualTo(last.number());
          assertThat(now.epoch()).isGreaterThanOrEqualTo(last.epoch());
          last = now;
          count++;
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      return count;
    }

    WholeCut awaitCut(long number) throws Exception {
      return await(cut -> cut.number() >= number);
    }

    WholeCut await(Predicate<WholeCut> wanted) throws Exception {
      long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
      while (!wanted.test(last)) {
        if (looks.isDone()) {
          looks.get();
        }
        if (System.nanoTime() > end) {
          throw new AssertionError("No such cut, but " + last);
        }
        LockSupport.parkNanos(5_000_000);
      }
      return last;
    }

    int finish() throws Exception {
      over.set(true);
      return looks.get();
    }

    @Override
    public void close() {
      over.set(true);
      thread.close();
    }
  }

  @Test
  @Timeout(300)
  void aLeaderThatIsKilledOrStandsStillIsFollowedAndNeverComesBack(SharedPostgres postgres)
      throws Exception {
    String url = postgres.newDatabase();
    DataSource database = PublisherTest.migrated(url);
    JdbcClient jdbc = JdbcClient.create(database);
    try (Reader reader = new Reader(home.resolve("publication"));
        PublisherProcess first = PublisherProcess.start(home, url);
        PublisherProcess second = PublisherProcess.start(home, url)) {
      reader.awaitCut(3);
      PublisherProcess leader = leader(jdbc, first, second);
      PublisherProcess other = leader == first ? second : first;
      awaitUp(home, other);
      long epoch = reader.last.epoch();
      long before = reader.last.number();
      long killed = System.nanoTime();
      leader.kill();
      WholeCut next = reader.await(cut -> cut.epoch() > epoch);
      Duration gap = Duration.ofNanos(System.nanoTime() - killed);
      assertThat(next.number()).isGreaterThanOrEqualTo(before + 1);

      try (PublisherProcess third = PublisherProcess.start(home, url)) {
        awaitUp(home, third);
        reader.awaitCut(next.number() + 2);
        // Not within the moment of the pointer, which nobody takes from one that stands still.
        try (PointerLock _ = pointer()) {
          other.signal("STOP");
        }
        WholeCut after = reader.await(cut -> cut.epoch() > next.epoch());
        other.signal("CONT");
        WholeCut last = reader.awaitCut(after.number() + 3);
        assertThat(last.epoch()).isEqualTo(after.epoch());
        assertThat(third.isAlive()).isTrue();
        LOG.warn(
            "Next cut {} ms after kill -9 (a cut every {} ms); {} looks, epochs {} to {}",
            gap.toMillis(),
            PublisherProcess.INTERVAL.toMillis(),
            reader.finish(),
            1,
            last.epoch());
      }
    }
  }

  @Test
  @Timeout(600)
  void killedAtRandomMomentsReadersSeeWholeCutsOnly(SharedPostgres postgres) throws Exception {
    String url = postgres.newDatabase();
    DataSource database = PublisherTest.migrated(url);
    ElectionPackage election = ElectionPackageReader.read(PublisherTest.MINI);
    SyntheticNight night = SyntheticNight.of(election, database, home.resolve("images"));
    Random random = new Random(2024);
    try (Reader reader = new Reader(home.resolve("publication"))) {
      for (int kill = 0; kill < KILLS; kill++) {
        long seen = reader.last.number();
        try (PublisherProcess publisher = PublisherProcess.start(home, url)) {
          reader.awaitCut(seen + 1);
          int acta = kill % election.actas().size();
          night.store(Stream.of(election.actas().get(acta)));
          LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
          publisher.kill();
        }
      }
      long seen = reader.last.number();
      try (PublisherProcess publisher = PublisherProcess.start(home, url)) {
        reader.awaitCut(seen + 1);
        assertThat(publisher.isAlive()).isTrue();
      }
      LOG.warn(
          "{} publishers killed -9, {} looks, last cut {} of epoch {}: all whole",
          KILLS,
          reader.finish(),
          reader.last.number(),
          reader.last.epoch());
    }
  }

  private PointerLock pointer() {
    while (true) {
      try {
        return PointerLock.take(home.resolve("publication"));
      } catch (IOException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static PublisherProcess leader(
      JdbcClient jdbc, PublisherProcess first, PublisherProcess second) {
    String instance =
        jdbc.sql("select instance from publisher_epoch order by epoch desc limit 1")
            .query(String.class)
            .single();
    return Optional.of(first).filter(one -> instance.endsWith(" " + one.id())).orElse(second);
  }

  /** A process says so once it takes part. */
  private static void awaitUp(Path home, PublisherProcess instance) throws IOException {
    while (!Files.readString(home.resolve("processes.log")).contains(instance.id() + " is up")) {
      assertThat(instance.isAlive()).as("a publisher that starts").isTrue();
      LockSupport.parkNanos(5_000_000);
    }
  }
}
