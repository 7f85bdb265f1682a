package mx.openprep.centre.publication.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Disk;
import mx.openprep.centre.publication.folder.TestCuts;
import mx.openprep.centre.publication.folder.WholeCut;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(CentreExtension.class)
class TargetWorkerTest {
  @TempDir Path home;

  /** A copy that never answers, and one that refuses until it is mended. */
  private static final class Bad implements TargetStore {
    private final TargetStore good;
    private final CountDownLatch answers;
    private final AtomicBoolean works;

    Bad(TargetStore good, CountDownLatch answers, AtomicBoolean works) {
      this.good = good;
      this.answers = answers;
      this.works = works;
    }

    @Override
    public Map<String, Long> present() throws IOException {
      return good.present();
    }

    @Override
    public boolean holds(String address, String sha256) throws IOException {
      return good.holds(address, sha256);
    }

    @Override
    public void put(String address, byte[] content, String sha256) throws IOException {
      if (!works.get()) {
        throw new IOException("refused");
      }
      good.put(address, content, sha256);
    }

    @Override
    public Versioned read(String address) throws IOException {
      try {
        answers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      return good.read(address);
    }

    @Override
    public void replace(String address, byte[] content, Versioned before) throws IOException {
      good.replace(address, content, before);
    }

    @Override
    public void delete(String address) throws IOException {
      good.delete(address);
    }

    @Override
    public void close() {
      good.close();
    }
  }

  @Test
  @Timeout(60)
  void oneThatHangsAndOneThatFailsDelayNoOther(SharedPostgres postgres) throws Exception {
    JdbcClient jdbc = JdbcClient.create(migrated(postgres.newDatabase()));
    TestCuts cuts = new TestCuts();
    CutDirectory primary = TestCuts.directory(home, Disk.real());
    primary.takeOver();
    cuts.publish(primary, 1, 1);
    CountDownLatch answers = new CountDownLatch(1);
    AtomicBoolean works = new AtomicBoolean();
    TargetTable table = new TargetTable(jdbc);
    List<TargetWorker> workers =
        List.of(
            worker(
                "hangs", primary, table, new Bad(store("hangs"), answers, new AtomicBoolean(true))),
            worker("fails", primary, table, new Bad(store("fails"), new CountDownLatch(0), works)),
            worker("good", primary, table, store("good")));
    try {
      workers.forEach(TargetWorker::start);
      await(() -> cutOf(jdbc, "good") == 1 && isFailing(jdbc, "fails"));
      cuts.publish(primary, 2, 1);
      cuts.publish(primary, 3, 1);
      await(() -> cutOf(jdbc, "good") == 3);
      assertThat(cutOf(jdbc, "hangs")).isZero();

      works.set(true);
      answers.countDown();
      await(() -> cutOf(jdbc, "fails") == 3 && cutOf(jdbc, "hangs") == 3);
      for (String name : List.of("good", "fails", "hangs")) {
        assertThat(WholeCut.check(home.resolve(name)).number()).isEqualTo(3);
        assertThat(isFailing(jdbc, name)).isFalse();
      }
    } finally {
      workers.forEach(TargetWorker::close);
    }
  }

  @Test
  void pausesGrowAndEnd() {
    assertThat(TargetWorker.pause(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(TargetWorker.pause(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(TargetWorker.pause(99)).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }

  private TargetStore store(String name) {
    return new DirectoryStore(home.resolve(name));
  }

  private static TargetWorker worker(
      String name, CutDirectory primary, TargetTable table, TargetStore store) {
    return new TargetWorker(name, store, new Copier(primary.path(), store), table, () -> true);
  }

  private static long cutOf(JdbcClient jdbc, String name) {
    return jdbc.sql("select coalesce(max(cut), 0) from publication_target where name = ?")
        .param(name)
        .query(Long.class)
        .single();
  }

  private static boolean isFailing(JdbcClient jdbc, String name) {
    return jdbc.sql(
                "select count(*) from publication_target where name = ? and failing_since is not null")
            .param(name)
            .query(Long.class)
            .single()
        > 0;
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static DataSource migrated(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }
}
