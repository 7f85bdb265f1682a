package mx.openprep.centre.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.journal.ChainVerifier;
import mx.openprep.journal.Fact;
import mx.openprep.journal.JournalHead;
import mx.openprep.journal.Realm;
import mx.openprep.people.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(CentreExtension.class)
class CentreJournalTest {
  private static final PersonId ADA = new PersonId("ada");
  private static final Fact ACT = Fact.AdministrativeAct.of("STATION_REVOKED", "CATD-001-1");

  @Nested
  class OnItsOwn {
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private CentreJournal journal;

    @BeforeEach
    void database(SharedPostgres postgres) throws SQLException {
      DataSource database = postgres.migrated();
      jdbc = JdbcClient.create(database);
      transaction = new TransactionTemplate(new JdbcTransactionManager(database));
      journal = CentreJournal.withoutActas(jdbc, Clock.systemUTC());
      jdbc.sql("insert into centre (realm, package_hash) values ('DRILL', ?)")
          .param(new byte[32])
          .update();
    }

    @Test
    void beginsByItselfAndGoesOnAsOneChain() {
      transaction.executeWithoutResult(status -> journal.append(ADA, ACT));
      transaction.executeWithoutResult(status -> journal.append(ACT));

      assertThat(kinds())
          .containsExactly("JOURNAL_OPENED", "ADMINISTRATIVE_ACT", "ADMINISTRATIVE_ACT");
      assertThat(chain(jdbc)).isEqualTo(3);
    }

    @Test
    void anActThatFailsLeavesNoEntryAndNoGapInTheLog() {
      transaction.executeWithoutResult(status -> journal.append(ACT));
      transaction.executeWithoutResult(status -> {
        journal.append(ACT);
        status.setRollbackOnly();
      });
      transaction.executeWithoutResult(status -> journal.append(ACT));

      assertThat(positions(jdbc)).containsExactly(1L, 2L, 3L);
      assertThat(chain(jdbc)).isEqualTo(3);
    }

    @Test
    void writesNothingOutsideOfATransaction() {
      assertThatThrownBy(() -> journal.append(ACT)).isInstanceOf(IllegalStateException.class);

      assertThat(positions(jdbc)).isEmpty();
    }

    @Test
    void commandsCannotTouchAnActa() {
      Fact received =
          new Fact.OfActa(
              new mx.openprep.acta.ActaFact.Cotejada(new mx.openprep.election.ActaId("GUB-1")));

      assertThatThrownBy(
              () -> transaction.executeWithoutResult(status -> journal.append(ADA, received)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(positions(jdbc)).isEmpty();
    }

    @Test
    void manyAtOnceWriteOneChain() {
      try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
        CompletableFuture.allOf(
                IntStream.range(0, 40)
                    .mapToObj(i ->
                        CompletableFuture.runAsync(
                            () -> transaction.executeWithoutResult(s -> journal.append(ACT)), many))
                    .toArray(CompletableFuture[]::new))
            .join();
      }

      assertThat(chain(jdbc)).isEqualTo(41);
    }

    @Test
    void whatWasAcceptedCannotBeChanged() {
      transaction.executeWithoutResult(status -> journal.append(ACT));

      for (String change :
          List.of("update event set kind = 'X'", "delete from event", "truncate event")) {
        assertThatThrownBy(() -> jdbc.sql(change).update())
            .as(change)
            .hasMessageContaining("never changed");
      }
    }

    private List<String> kinds() {
      return jdbc.sql("select kind from event order by position").query(String.class).list();
    }
  }

  @Test
  void aRunningCentreTellsItsStartsAndNoStationTakesItsName(RealCentre centre) {
    assertThat(
            centre
                .jdbc()
                .sql("select kind from event where node = 'centro' order by position")
                .query(String.class)
                .list())
        .startsWith("JOURNAL_OPENED", "ADMINISTRATIVE_ACT");
    assertThat(centre.enrolmentCode("--catd", "CATD-001", "--station", "centro")).isEmpty();
  }

  @Test
  void entriesOfStationsAndOfTheCentreAreOneLogWithoutGaps(RealCentre centre) {
    TestJournal station = new TestJournal("ONELOG-1", Realm.DRILL).session("ana").session("berta");
    TransactionTemplate transaction =
        new TransactionTemplate(
            centre.bean(org.springframework.transaction.PlatformTransactionManager.class));
    centre.bean(EventStore.class).append(station.node(), station.envelopes()).join();
    transaction.executeWithoutResult(
        status -> centre.bean(CentreJournal.class).append(Optional.of(ADA), "mesa", List.of(ACT)));

    List<Long> positions = positions(centre.jdbc());

    assertThat(positions)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, positions.size()).boxed().toList());
  }

  private static List<Long> positions(JdbcClient jdbc) {
    return jdbc.sql("select position from event order by position").query(Long.class).list();
  }

  /** How many entries of the centre continue each other. */
  private static long chain(JdbcClient jdbc) {
    ChainVerifier verifier = new ChainVerifier(CentreJournal.NODE, Realm.DRILL, JournalHead.EMPTY);
    jdbc.sql("select envelope from event where node = 'centro' order by sequence")
        .query((row, _) -> row.getBytes(1))
        .list()
        .forEach(envelope -> assertThat(verifier.accept(envelope)).isEmpty());
    return verifier.head().sequence();
  }
}
