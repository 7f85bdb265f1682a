package mx.openprep.centre.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import mx.openprep.centre.CentreSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  @Bean
  DatabaseSettings databaseSettings(Environment environment) {
    return DatabaseSettings.of(environment);
  }

  @Bean
  Database database(CentreSettings centre, DatabaseSettings settings) {
    return settings
        .url()
        .<Database>map(url -> new Database.External(settings.coordinates(url)))
        .orElseGet(
            () -> EmbeddedDatabase.start(embedded(centre.dataDirectory()), settings.binaries()));
  }

  static Path embedded(Path dataDirectory) {
    return dataDirectory.toAbsolutePath().resolve("postgresql");
  }

  @Bean
  HikariDataSource dataSource(Database database) {
    Database.Coordinates coordinates = database.coordinates();
    return Sessions.open(coordinates.url(), coordinates.user(), coordinates.password());
  }
}
