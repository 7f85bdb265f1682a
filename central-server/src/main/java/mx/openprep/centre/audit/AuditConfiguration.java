package mx.openprep.centre.audit;

import java.util.List;
import mx.openprep.centre.journal.Alterations;
import mx.openprep.centre.journal.Watched;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
  @Bean
  Watcher watcher(List<Watched> watched, Alterations alterations, Environment environment) {
    return new Watcher(
        watched,
        alterations,
        environment.getProperty("openprep.watcher.scheduled", Boolean.class, true));
  }
}
