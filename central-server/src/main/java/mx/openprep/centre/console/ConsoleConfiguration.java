package mx.openprep.centre.console;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Consumer;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.consent.Consents;
import mx.openprep.centre.diffusion.Difusores;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.DoorCertificate;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.PeopleAdministration;
import mx.openprep.centre.identity.StationAdministration;
import mx.openprep.centre.incident.Endings;
import mx.openprep.centre.incident.IncidentRegister;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.centre.journal.StationReadiness;
import mx.openprep.centre.limits.LimitSettings;
import mx.openprep.centre.limits.Pace;
import mx.openprep.centre.limits.PaceFilter;
import mx.openprep.centre.passage.Passages;
import mx.openprep.centre.process.PresentPhase;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {
  /** All that the pages may use of the centre. */
  interface Services extends Consumer<GenericApplicationContext> {}

  @Bean
  Services consoleServices(
      CentreSettings centre,
      ElectionPackage election,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Administrators administrators,
      People people,
      PeopleAdministration peopleAdministration,
      StationAdministration stationAdministration,
      StationReadiness readiness,
      PublicationClock publication,
      CentreJournal journal,
      ImageStore images,
      Difusores difusores,
      LimitSettings limits,
      MeterRegistry meters,
      Clock clock) {
    TransactionTemplate transaction = new TransactionTemplate(transactions);
    return console -> {
      console.registerBean(CentreSettings.class, () -> centre);
      console.registerBean(ElectionPackage.class, () -> election);
      console.registerBean(JdbcClient.class, () -> jdbc);
      console.registerBean(TransactionTemplate.class, () -> transaction);
      console.registerBean(Clock.class, () -> clock);
      console.registerBean(PublicationClock.class, () -> publication);
      PublicationActs acts = new PublicationActs(jdbc, transaction, clock);
      Consents consents = new Consents(jdbc, transaction, journal, clock);
      IncidentRegister incidents =
          new IncidentRegister(jdbc, acta -> election.acta(acta).map(ExpectedActa::key));
      console.registerBean(PublicationActs.class, () -> acts);
      console.registerBean(PresentPhase.class, () -> new PresentPhase(jdbc));
      console.registerBean(Passages.class, () -> new Passages(consents, jdbc, acts));
      console.registerBean(IncidentRegister.class, () -> incidents);
      console.registerBean(Endings.class, () -> new Endings(incidents, consents));
      console.registerBean(Administrators.class, () -> administrators);
      console.registerBean(People.class, () -> people);
      console.registerBean(PeopleAdministration.class, () -> peopleAdministration);
      console.registerBean(StationAdministration.class, () -> stationAdministration);
      console.registerBean(StationReadiness.class, () -> readiness);
      console.registerBean(Consents.class, () -> consents);
      console.registerBean(CentreJournal.class, () -> journal);
      console.registerBean(ImageStore.class, () -> images);
      console.registerBean(Difusores.class, () -> difusores);
      console.registerBean(
          PaceFilter.class,
          () ->
              new PaceFilter(
                  Pace.perSecond(limits.consolePerSecond()),
                  meters.counter("openprep.http.refused", "door", "console")));
    };
  }

  @Bean
  ConsoleDoor consoleDoor(
      ConsoleSettings settings,
      CentreSettings centre,
      DoorCertificate certificate,
      Services consoleServices) {
    return new ConsoleDoor(settings, centre.hostNames().getFirst(), certificate, consoleServices);
  }
}
