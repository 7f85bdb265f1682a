package mx.openprep.centre.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.cut.database.DatabaseFiles;
import mx.openprep.centre.cut.json.JsonTree;
import mx.openprep.centre.cut.page.PlainPages;
import mx.openprep.centre.journal.Alterations;
import mx.openprep.centre.journal.CommittedTable;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.centre.journal.JournalWatch;
import mx.openprep.centre.journal.Watched;
import mx.openprep.centre.limits.DiskSettings;
import mx.openprep.centre.limits.DiskSpace;
import mx.openprep.centre.publication.act.ActTable;
import mx.openprep.centre.publication.act.ActsFile;
import mx.openprep.centre.publication.act.Opening;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Disk;
import mx.openprep.centre.publication.folder.PageFiles;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.centre.publication.target.TargetSettings;
import mx.openprep.centre.publication.target.Targets;
import mx.openprep.centre.tally.CatalogueTable;
import mx.openprep.centre.tally.CatalogueWatch;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.Realm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
  @Bean
  PublicationDirectory publicationDirectory(CentreSettings centre, PublicationSettings settings) {
    return new PublicationDirectory(
        settings
            .directory()
            .map(Path::of)
            .orElse(centre.dataDirectory().resolve("publication"))
            .toAbsolutePath());
  }

  @Bean
  ImageSource imageSource(ImageStore images) {
    return images::file;
  }

  @Bean
  Rules publicationRules(
      CentreSettings centre, PublicationSettings settings, ElectionPackage election) {
    return new Rules(
        centre.realm(),
        election.publication(),
        settings.opening(),
        new Timetable(settings.interval().orElse(election.publication().interval())));
  }

  @Bean
  PublicationClock publicationClock(Rules rules, JdbcClient jdbc, Clock clock) {
    return new PublicationClock(rules, new ActTable(jdbc), clock);
  }

  @Bean
  CutDirectory cutDirectory(
      CentreSettings centre, PublicationSettings settings, PublicationDirectory directory)
      throws IOException {
    CutDirectory cuts = open(centre, settings, directory);
    cuts.checkKey();
    return cuts;
  }

  private static CutDirectory open(
      CentreSettings centre, PublicationSettings settings, PublicationDirectory directory)
      throws IOException {
    Path key =
        settings
            .signingKey()
            .map(Path::of)
            .orElse(centre.dataDirectory().resolve("publication-key").resolve("clave-privada.pem"));
    return new CutDirectory(directory.path(), Disk.real(), SigningKey.at(key));
  }

  @Bean
  @DependsOnDatabaseInitialization
  Publisher publisher(
      PublicationSettings settings,
      CutDirectory cuts,
      Rules rules,
      ElectionPackage election,
      DataSource database,
      ImageSource images,
      Clock clock,
      JournalWatch watch,
      Alterations alterations,
      DiskSettings disk)
      throws SQLException {
    DiskSpace space = DiskSpace.of(cuts.path(), disk.eventsStopAt().toBytes());
    return publisher(
        cuts,
        election,
        rules,
        database,
        settings.takeover(),
        images,
        clock,
        () -> {
          space.require(0);
          alterations.foundInPart(watch.lookAtNew());
        });
  }

  @Bean
  CommittedTable publicationProposals() {
    return ActTable.PROPOSALS;
  }

  @Bean
  CommittedTable publicationConfirmations() {
    return ActTable.CONFIRMATIONS;
  }

  @Bean
  CommittedTable publishedCuts() {
    return CutTable.CUTS;
  }

  @Bean
  CommittedTable publishedActasOfCuts() {
    return PublishedActas.COMMITTED;
  }

  @Bean
  Watched catalogueWatch(DataSource database, ElectionPackage election) {
    return new CatalogueWatch(database, election);
  }

  @Bean
  Watched publishedImagesWatch(
      JdbcClient jdbc,
      CentreSettings centre,
      PublicationSettings settings,
      PublicationDirectory directory)
      throws IOException {
    return new PublishedImagesWatch(jdbc, open(centre, settings, directory));
  }

  @Bean
  @ConditionalOnProperty(
      name = "openprep.publication.scheduled",
      havingValue = "true",
      matchIfMissing = true)
  CutSchedule cutSchedule(Publisher publisher, Rules rules, Clock clock) {
    return new CutSchedule(publisher, rules, clock);
  }

  @Bean
  PublishedActas publishedActas(
      JdbcClient jdbc, PlatformTransactionManager transactions, ElectionPackage election) {
    return new PublishedActas(jdbc, new TransactionTemplate(transactions), election);
  }

  @Bean
  @DependsOnDatabaseInitialization
  PublicationWatch publicationWatch(PublishedActas published) {
    return new PublicationWatch(published);
  }

  @Bean
  Targets targets(
      TargetSettings settings, PublicationDirectory primary, JdbcClient jdbc, Publisher publisher) {
    return Targets.of(settings, primary.path(), jdbc, publisher::isLeading);
  }

  /** A publisher of its own, for programs that are no centre: it opens by itself in a drill. */
  static Publisher publisher(
      Path directory,
      ElectionPackage election,
      Realm realm,
      DataSource database,
      ImageSource images,
      Clock clock)
      throws IOException, SQLException {
    Opening opening =
        switch (realm) {
          case OFFICIAL -> Opening.ACTS;
          case DRILL, PRACTICE -> Opening.AUTOMATIC;
        };
    return publisher(
        new CutDirectory(
            directory,
            Disk.real(),
            SigningKey.at(directory.resolveSibling("publication-key").resolve("key.pem"))),
        election,
        new Rules(
            realm,
            election.publication(),
            opening,
            new Timetable(election.publication().interval())),
        database,
        Duration.ofSeconds(15),
        images,
        clock,
        () -> {});
  }

  static Publisher publisher(
      CutDirectory cuts,
      ElectionPackage election,
      Rules rules,
      DataSource database,
      Duration takeover,
      ImageSource images,
      Clock clock,
      Runnable beforeCut)
      throws SQLException {
    CatalogueTable.fill(database, election);
    JdbcClient jdbc = JdbcClient.create(database);
    IncidentTable incidents = new IncidentTable(jdbc);
    String instance = "pid " + ProcessHandle.current().pid();
    Leadership leadership = new Leadership(database, instance, cuts.keyId(), takeover);
    CutTable table = new CutTable(database);
    ActTable acts = new ActTable(jdbc);
    PublishedImages published = new PublishedImages(cuts.path(), images, jdbc, incidents);
    CutMaker maker =
        new CutMaker(
            election,
            rules,
            leadership,
            new CutSource(database, election),
            table,
            new PublishedActas(
                jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), election),
            cuts,
            published,
            incidents,
            List.of(
                new DatabaseFiles(),
                new JsonTree(),
                new PlainPages(),
                new PageFiles(),
                new LogFiles(log(election, rules.realm()), cuts, new LogSource(jdbc), incidents)),
            new ActsFile(acts::confirmed));
    return new Publisher(
        election.process().zone(),
        rules,
        clock,
        leadership,
        beforeCut,
        table,
        acts,
        cuts,
        published,
        incidents,
        maker);
  }

  /** The name of the log of this realm of this election. */
  private static String log(ElectionPackage election, Realm realm) {
    return "openprep/%s/%s"
        .formatted(
            election.process().id().replaceAll("[^A-Za-z0-9._-]", "-"),
            realm.name().toLowerCase(Locale.ROOT));
  }
}
