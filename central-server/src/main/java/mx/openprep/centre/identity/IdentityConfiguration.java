package mx.openprep.centre.identity;

import io.grpc.BindableService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.election.ElectionPackage;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
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
      List<String> faults = people.importAtStart(file).faults();
      if (!faults.isEmpty()) {
        throw new InvalidConfigurationPropertyValueException(
            "openprep.people", file, String.join("\n", faults));
      }
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, file.toString());
    }
  }

  @Bean
  PeopleWatch peopleWatch(PersonTable table) {
    return new PeopleWatch(table);
  }

  @Bean
  EnrolmentService enrolmentService(
      CertificateAuthority authority,
      StationTable stations,
      PlatformTransactionManager transactions,
      ElectionPackage election,
      CentreSettings settings,
      Clock clock) {
    return new EnrolmentService(
        authority,
        stations,
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
      List<BindableService> services) {
    return new GrpcDoor(
        new InetSocketAddress(settings.address(), settings.grpcPort()),
        authority,
        authority.serverCredential(settings.hostNames()),
        new StationGuard(stations, settings.realm()),
        services);
  }
}
