package mx.openprep.centre.journal;

import mx.openprep.centre.CentreSettings;
import mx.openprep.election.ElectionPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
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
  ActaResults actaResults(ElectionPackage election, ActaResultTable table, EventTable events) {
    return new ActaResults(new ActaFold(election), table, events);
  }

  @Bean
  EventStore eventStore(
      CentreSettings settings,
      PlatformTransactionManager transactions,
      EventTable events,
      ActaResults results) {
    return new EventStore(settings.realm(), new TransactionTemplate(transactions), events, results);
  }

  @Bean
  Refold refold(
      PlatformTransactionManager transactions,
      EventTable events,
      ActaResultTable table,
      ActaResults results) {
    return new Refold(new TransactionTemplate(transactions), events, table, results);
  }

  @Bean
  ImageStore imageStore(CentreSettings settings, JdbcClient jdbc) {
    return new ImageStore(
        settings.dataDirectory().toAbsolutePath().resolve("images"),
        jdbc,
        new ImageStore.Limits(16 * MEBIBYTE, 64 * MEBIBYTE));
  }
}
