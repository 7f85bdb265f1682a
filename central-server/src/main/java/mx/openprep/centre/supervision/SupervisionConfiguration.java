package mx.openprep.centre.supervision;

import java.time.Clock;
import mx.openprep.centre.desk.DeskEntries;
import mx.openprep.centre.desk.DeskGate;
import mx.openprep.centre.desk.Guarded;
import mx.openprep.centre.desk.LeaseKeeper;
import mx.openprep.centre.desk.WallSessions;
import mx.openprep.centre.identity.People;
import mx.openprep.centre.journal.ActaStates;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.desk.DenialLog;
import mx.openprep.election.ElectionPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SupervisionConfiguration {
  @Bean
  SupervisedActs supervisedActs(
      CentreJournal journal,
      DeskEntries entries,
      ActaStates states,
      LeaseKeeper leases,
      DenialLog denials,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new SupervisedActs(
        journal, entries, states, leases, denials, new TransactionTemplate(transactions), clock);
  }

  @Bean
  Nights nights(
      ElectionPackage election,
      JdbcClient jdbc,
      LeaseKeeper leases,
      People people,
      ActaStates states,
      SupervisedActs acts,
      Clock clock) {
    return new Nights(election, new NightJournal(jdbc), leases, people, states, acts, clock);
  }

  @Bean
  SupervisionWatch supervisionWatch(JdbcClient jdbc, Nights nights) {
    SupervisionWatch watch = new SupervisionWatch(jdbc);
    watch.onChange(nights::changed);
    return watch;
  }

  @Bean
  Guarded supervisionService(
      DeskGate gate,
      ElectionPackage election,
      Nights nights,
      SupervisedActs acts,
      WallSessions walls,
      Clock clock) {
    return gate.before(new SupervisionService(election, nights, acts, walls, clock));
  }
}
