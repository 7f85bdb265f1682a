package mx.openprep.centre.desk;

import java.time.Clock;
import mx.openprep.centre.identity.OwnPasswords;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.identity.Stations;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.journal.ImageStore;
import mx.openprep.desk.CaptureEndpoint;
import mx.openprep.desk.LoginLock;
import mx.openprep.desk.Presence;
import mx.openprep.election.ElectionPackage;
import mx.openprep.journal.NodeId;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
  /** Sessions and leases outlast a restart, so that every run is the same one to a workstation. */
  private static final String RUN = "centro";

  private static final Logger LOG = LoggerFactory.getLogger(DeskConfiguration.class);

  @Bean
  WorkTable deskWork(JdbcClient jdbc, ElectionPackage election) {
    return new WorkTable(jdbc, election);
  }

  @Bean
  DeskTables deskTables(JdbcClient jdbc, WorkTable work) {
    DeskTables tables = DeskTables.of(jdbc, work);
    tables.requests().forgetOld();
    return tables;
  }

  @Bean
  DeskSessions deskSessions(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      People people,
      OwnPasswords passwords,
      CentreJournal journal,
      Clock clock) {
    return new DeskSessions(
        jdbc,
        new TransactionTemplate(transactions),
        people,
        passwords,
        new LoginLock(clock),
        journal);
  }

  @Bean
  DeskDenials deskDenials(CentreJournal journal, PlatformTransactionManager transactions) {
    return new DeskDenials(journal, new TransactionTemplate(transactions));
  }

  @Bean
  DeskGate deskGate(DeskSessions sessions, DeskDenials denials, DeskTables tables) {
    return new DeskGate(sessions, denials, tables.requests());
  }

  @Bean
  Desk desk(
      ElectionPackage election,
      DeskTables tables,
      ActaStates states,
      CentreJournal journal,
      PlatformTransactionManager transactions,
      DeskDenials denials,
      Clock clock) {
    return new Desk(
        election, tables, states, journal, new TransactionTemplate(transactions), denials, clock);
  }

  @Bean
  DeskStatus deskStatus(ElectionPackage election, DeskTables tables, People people, Clock clock) {
    return new DeskStatus(election, tables, people, clock);
  }

  @Bean
  Presence deskPresence(DeskTables tables, Clock clock) {
    return new Presence(
        CentreJournal.NODE,
        RUN,
        clock,
        Presence.GRACE,
        System::nanoTime,
        station -> returnFrom(tables.leases(), station, clock));
  }

  /** What cannot be returned now is free when its term ends. */
  private static void returnFrom(LeaseTable leases, NodeId station, Clock clock) {
    try {
      int returned = Stored.by(() -> leases.returnFrom(station.value(), clock.instant()));
      LOG.info("{} actas of {} wait again", returned, station);
    } catch (Refusal refusal) {
      LOG.warn("What {} held could not be returned", station, refusal);
    }
  }

  @Bean
  DeskEntries deskEntries(JdbcClient jdbc) {
    return new DeskEntries(jdbc);
  }

  @Bean
  DeskWatch deskWatch(DeskEntries entries) {
    return new DeskWatch(entries);
  }

  @Bean
  LeaseKeeper leaseKeeper(DeskTables tables, Clock clock) {
    return new LeaseKeeper(tables.leases(), clock);
  }

  @Bean
  WallSessions wallSessions(DeskSessions sessions) {
    return new WallSessions(sessions);
  }

  @Bean
  Guarded nodeService(DeskGate gate, ElectionPackage election, DeskStatus status) {
    return gate.before(new DeskNode(election, status));
  }

  @Bean
  Guarded sessionService(DeskGate gate, ElectionPackage election, DeskSessions sessions) {
    return gate.before(new DeskLogin(election, sessions));
  }

  @Bean
  Guarded captureService(DeskGate gate, ElectionPackage election, Desk desk, ActaStates states) {
    return gate.before(new CaptureEndpoint(desk, new DeskDifferences(election, states), election));
  }

  @Bean
  Guarded acopioService(DeskGate gate, ElectionPackage election, ActaStates states) {
    return gate.before(new DeskActas(election, states));
  }

  @Bean
  Guarded digitizationService(
      DeskGate gate,
      ElectionPackage election,
      DeskTables tables,
      ImageStore images,
      ActaStates states,
      CentreJournal journal,
      PlatformTransactionManager transactions,
      Clock clock) {
    return gate.before(
        new DeskImages(
            election,
            tables,
            images,
            states,
            journal,
            new TransactionTemplate(transactions),
            clock));
  }

  @Bean
  Guarded lanService(
      DeskGate gate,
      ElectionPackage election,
      Presence presence,
      Stations stations,
      DeskSessions sessions) {
    return gate.before(new DeskPresence(election, presence, stations, sessions));
  }
}
