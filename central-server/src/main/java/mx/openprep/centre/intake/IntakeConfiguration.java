package mx.openprep.centre.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.catalogue.PackageArchive;
import mx.openprep.centre.desk.DeskEntries;
import mx.openprep.centre.desk.DeskWatch;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.PeopleWatch;
import mx.openprep.centre.identity.Stations;
import mx.openprep.centre.journal.EventStore;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.centre.publication.PublicationWatch;
import mx.openprep.centre.publication.PublishedActas;
import mx.openprep.election.ElectionPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
  @Bean
  ReplicationService replicationService(
      EventStore events,
      ImageStore images,
      ElectionPackage election,
      PackageArchive archive,
      CentreRecord centre,
      Stations stations,
      People people,
      PeopleWatch peopleWatch,
      PublishedActas published,
      PublicationWatch publicationWatch,
      DeskEntries entries,
      DeskWatch deskWatch,
      CentreSettings settings,
      MeterRegistry meters,
      Clock clock) {
    return new ReplicationService(
        events,
        images,
        election,
        archive,
        centre.store(),
        stations,
        people,
        published,
        entries,
        List.of(peopleWatch, publicationWatch, deskWatch),
        new IntakeMeters(meters),
        settings.realm(),
        clock);
  }
}
