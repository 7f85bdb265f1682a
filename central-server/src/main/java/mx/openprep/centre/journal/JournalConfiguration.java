package mx.openprep.centre.journal;

import java.time.Clock;
import java.util.List;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.limits.DiskSettings;
import mx.openprep.centre.limits.DiskSpace;
import mx.openprep.election.ElectionPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class JournalConfiguration {
  private static final long MEBIBYTE = 1L << 20;

  @Bean
  EventTable eventTable(JdbcClient jdbc) {
    return new EventTable(jdbc);
  }

  @Bean
  ActaResultTable actaResultTable(JdbcClient jdbc) {
    return new ActaResultTable(jdbc);
  }

  @Bean
  ActaResults actaResults(
      ElectionPackage election,
      ActaResultTable table,
      EventTable events,
      List<FoldListener> listeners) {
    return new ActaResults(new ActaFold(election), table, events, listeners);
  }

  @Bean
  ActaStates actaStates(ElectionPackage election, ActaResultTable table, EventTable events) {
    return new ActaStates(new ActaFold(election), table, events);
  }

  @Bean
  StationReadiness stationReadiness(JdbcClient jdbc) {
    return new StationReadiness(jdbc);
  }

  @Bean
  EventStore eventStore(
      CentreSettings settings,
      PlatformTransactionManager transactions,
      EventTable events,
      ActaResults results,
      StationReadiness readiness,
      DiskSettings disk) {
    return new EventStore(
        settings.realm(),
        new TransactionTemplate(transactions),
        events,
        results,
        readiness,
        DiskSpace.of(settings.dataDirectory().toAbsolutePath(), disk.eventsStopAt().toBytes()));
  }

  @Bean
  CentreJournal centreJournal(JdbcClient jdbc, ActaResults results, Clock clock) {
    return new CentreJournal(jdbc, clock, results::foldAgain);
  }

  @Bean
  JournalWatch journalWatch(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ElectionPackage election,
      ActaResultTable table,
      ActaResults results,
      EventTable events) {
    return new JournalWatch(
        jdbc,
        snapshot(transactions),
        new TransactionTemplate(transactions),
        new ActaFold(election),
        table,
        results,
        events);
  }

  @Bean
  Watched committedWatch(
      JdbcClient jdbc, PlatformTransactionManager transactions, List<CommittedTable> tables) {
    return new CommittedWatch(jdbc, snapshot(transactions), tables);
  }

  @Bean
  Alterations alterations(
      JdbcClient jdbc, PlatformTransactionManager transactions, CentreJournal journal) {
    return new Alterations(jdbc, new TransactionTemplate(transactions), journal);
  }

  private static TransactionTemplate snapshot(PlatformTransactionManager transactions) {
    TransactionTemplate snapshot = new TransactionTemplate(transactions);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    return snapshot;
  }

  @Bean
  Refold refold(
      PlatformTransactionManager transactions,
      EventTable events,
      ActaResultTable table,
      ActaResults results,
      StationReadiness readiness) {
    return new Refold(new TransactionTemplate(transactions), events, table, results, readiness);
  }

  @Bean
  ImageStore imageStore(CentreSettings settings, DiskSettings disk, JdbcClient jdbc) {
    return new ImageStore(
        settings.dataDirectory().toAbsolutePath().resolve("images"),
        jdbc,
        new ImageStore.Limits(16 * MEBIBYTE, disk.imagesStopAt().toBytes()));
  }
}
