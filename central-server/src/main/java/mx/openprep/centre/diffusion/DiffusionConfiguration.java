package mx.openprep.centre.diffusion;

import java.time.Duration;
import mx.openprep.centre.publication.PublicationDirectory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DiffusionConfiguration {
  private static final int FULL_EVERY = 12;
  private static final int FULL_KEPT = 2;
  private static final Duration WATCH = Duration.ofSeconds(2);
  private static final Duration ASK = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration ALARM_AFTER = Duration.ofMinutes(10);

  @Bean
  @ConditionalOnProperty(
      name = "openprep.diffusion.packages",
      havingValue = "true",
      matchIfMissing = true)
  PackageWorker packageWorker(PublicationDirectory publication, DiffusionSettings settings) {
    return new PackageWorker(
        new PackageMaker(
            publication.path(),
            settings.fullEvery().orElse(FULL_EVERY),
            settings.fullKept().orElse(FULL_KEPT)),
        settings.watch().orElse(WATCH));
  }

  @Bean
  @DependsOnDatabaseInitialization
  DifusorTable difusorTable(JdbcClient jdbc) {
    return new DifusorTable(jdbc);
  }

  @Bean
  Difusores difusores(DifusorTable table) {
    return new Difusores(table);
  }

  @Bean
  DifusorWatch difusorWatch(DifusorTable table, DiffusionSettings settings) {
    return new DifusorWatch(
        table,
        settings.ask().orElse(ASK),
        settings.patience().orElse(PATIENCE),
        settings.alarmAfter().orElse(ALARM_AFTER),
        settings.privateAddresses().orElse(false));
  }
}
