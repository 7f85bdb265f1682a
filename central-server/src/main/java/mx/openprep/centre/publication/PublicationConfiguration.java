package mx.openprep.centre.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.centre.tally.CatalogueTable;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
  @Bean
  PublicationDirectory publicationDirectory(CentreSettings settings) {
    return new PublicationDirectory(
        settings.dataDirectory().toAbsolutePath().resolve("publication"));
  }

  @Bean
  ImageSource imageSource(ImageStore images) {
    return images::file;
  }

  @Bean
  @DependsOnDatabaseInitialization
  Publisher publisher(
      CentreSettings settings,
      PublicationDirectory directory,
      ElectionPackage election,
      DataSource database,
      ImageSource images,
      Clock clock)
      throws IOException, SQLException {
    return publisher(directory.path(), election, settings.realm(), database, images, clock);
  }

  @Bean
  @ConditionalOnProperty(
      name = "openprep.publication.scheduled",
      havingValue = "true",
      matchIfMissing = true)
  CutSchedule cutSchedule(
      Publisher publisher, PublicationSettings settings, ElectionPackage election) {
    return new CutSchedule(
        publisher, settings.interval().orElse(election.publication().interval()));
  }

  static Publisher publisher(
      Path directory,
      ElectionPackage election,
      Realm realm,
      DataSource database,
      ImageSource images,
      Clock clock)
      throws IOException, SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      CatalogueTable.fill(connection, election);
      connection.commit();
      connection.setAutoCommit(true);
    }
    JdbcClient jdbc = JdbcClient.create(database);
    IncidentTable incidents = new IncidentTable(jdbc);
    CutDirectory cuts = new CutDirectory(directory);
    PageFiles.install(directory);
    return new Publisher(
        election,
        realm,
        clock,
        database,
        new CutTable(jdbc),
        cuts,
        new PublishedImages(directory, images, jdbc, incidents),
        incidents);
  }
}
