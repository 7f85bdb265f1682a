package mx.openprep.centre.identity;

import io.grpc.BindableService;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.identity.login.SecretBox;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.limits.LimitSettings;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
  @Bean
  CertificateAuthority certificateAuthority(CentreSettings settings, Clock clock) {
    return CertificateAuthority.open(
        settings.dataDirectory().toAbsolutePath().resolve("identity"), settings.realm(), clock);
  }

  @Bean
  DoorCertificate doorCertificate(CertificateAuthority authority, CentreSettings settings) {
    return new DoorCertificate(authority, authority.serverCredential(settings.hostNames()));
  }

  @Bean
  StationTable stationTable(JdbcClient jdbc) {
    return new StationTable(jdbc);
  }

  @Bean
  Stations stations(StationTable table) {
    return new Stations(table);
  }

  @Bean
  PersonTable personTable(JdbcClient jdbc) {
    return new PersonTable(jdbc);
  }

  /** Needs the record of the centre so that the CATDs are known before people are imported. */
  @Bean
  People people(
      PersonTable table,
      StationTable stations,
      PlatformTransactionManager transactions,
      CentreSettings settings,
      CentreRecord centre) {
    People people = new People(table, stations, new TransactionTemplate(transactions));
    settings.people().ifPresent(file -> importAtStart(people, file));
    return people;
  }

  private static void importAtStart(People people, Path file) {
    try {
      People.Imported imported = people.importAtStart(file);
      if (!imported.faults().isEmpty()) {
        throw new InvalidConfigurationPropertyValueException(
            "openprep.people",
            file,
            imported.faults().stream()
                .map(fault -> fault.text(Locale.getDefault()))
                .collect(Collectors.joining("\n")));
      }
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }

  @Bean
  Administrators administrators(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      CentreSettings settings,
      CentreJournal journal,
      Clock clock) {
    return new Administrators(
        jdbc,
        new TransactionTemplate(transactions),
        SecretBox.of(settings.dataDirectory()),
        journal,
        clock);
  }

  @Bean
  PeopleWatch peopleWatch(PersonTable table) {
    return new PeopleWatch(table);
  }

  @Bean
  StationCertificates stationCertificates(
      CertificateAuthority authority,
      StationTable stations,
      PlatformTransactionManager transactions,
      @Value("${openprep.station-certificate-life}") Duration life,
      Clock clock) {
    return new StationCertificates(
        authority, stations, new TransactionTemplate(transactions), life, clock);
  }

  @Bean
  OwnPasswords ownPasswords(
      PersonTable table, PlatformTransactionManager transactions, CentreJournal journal) {
    return new OwnPasswords(table, new TransactionTemplate(transactions), journal);
  }

  @Bean
  StationService stationService(StationCertificates certificates, OwnPasswords passwords) {
    return new StationService(certificates, passwords);
  }

  @Bean
  StationWatch stationWatch(StationTable stations) {
    return new StationWatch(stations);
  }

  @Bean
  DoorIncidents doorIncidents(JdbcClient jdbc, Clock clock) {
    return new DoorIncidents(jdbc, clock);
  }

  @Bean
  StationAdministration stationAdministration(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      CentreJournal journal,
      Clock clock) {
    return new StationAdministration(jdbc, new TransactionTemplate(transactions), journal, clock);
  }

  @Bean
  PeopleAdministration peopleAdministration(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Administrators administrators,
      CentreJournal journal,
      Clock clock) {
    return new PeopleAdministration(
        jdbc, new TransactionTemplate(transactions), administrators.factors(), journal, clock);
  }

  @Bean
  EnrolmentService enrolmentService(
      StationCertificates certificates,
      StationTable stations,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ElectionPackage election,
      CentreSettings settings,
      Clock clock) {
    return new EnrolmentService(
        certificates,
        stations,
        new CodeTable(jdbc),
        new TransactionTemplate(transactions),
        election,
        settings.realm(),
        clock);
  }

  @Bean
  GrpcDoor grpcDoor(
      CentreSettings settings,
      CertificateAuthority authority,
      StationTable stations,
      DoorIncidents incidents,
      StationWatch watch,
      LimitSettings limits,
      MeterRegistry meters,
      List<BindableService> services) {
    return new GrpcDoor(
        new InetSocketAddress(settings.address(), settings.grpcPort()),
        authority,
        authority.serverCredential(settings.hostNames()),
        new StationGuard(stations, settings.realm()),
        incidents,
        watch,
        limits,
        meters,
        services);
  }
}
