package mx.openprep.centre.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import mx.openprep.centre.publication.PublicationClock;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
  @Bean
  @DependsOnDatabaseInitialization
  NightFigures nightFigures(JdbcClient jdbc, MeterRegistry meters) {
    return new NightFigures(jdbc, meters);
  }

  @Bean
  JournalHealth journalHealthIndicator(JdbcClient jdbc) {
    return new JournalHealth(jdbc);
  }

  @Bean
  PublicationHealth publicationHealthIndicator(
      JdbcClient jdbc, PublicationClock publication, Clock clock) {
    return new PublicationHealth(jdbc, publication, clock);
  }
}
