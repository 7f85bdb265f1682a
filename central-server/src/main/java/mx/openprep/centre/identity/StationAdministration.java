package mx.openprep.centre.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import mx.openprep.centre.catalogue.CentreRecord;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.election.CatdId;
import mx.openprep.enrolment.EnrolmentCard;
import mx.openprep.journal.Fact;
import mx.openprep.journal.NodeId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What administrators do about stations, by console or command. Each act and its entry in the
 * centre's journal are one transaction.
 */
public final class StationAdministration {
  private final JdbcClient jdbc;
  private final StationTable stations;
  private final CodeTable codeTable;
  private final EnrolmentCodes codes;
  private final TransactionTemplate transaction;
  private final CentreJournal journal;
  private final Clock clock;

  StationAdministration(
      JdbcClient jdbc, TransactionTemplate transaction, CentreJournal journal, Clock clock) {
    this.jdbc = jdbc;
    this.stations = new StationTable(jdbc);
    this.codeTable = new CodeTable(jdbc);
    this.codes = new EnrolmentCodes(stations, codeTable, transaction, clock);
    this.transaction = transaction;
    this.journal = journal;
    this.clock = clock;
  }

  /** For a command beside the running centre. */
  public static StationAdministration of(DataSource database, Clock clock) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new StationAdministration(
        jdbc,
        new TransactionTemplate(new JdbcTransactionManager(database)),
        CentreJournal.withoutActas(jdbc, clock),
        clock);
  }

  /** All stations, in the order of CATD and name. */
  public List<StationStatus> all() {
    return stations.all();
  }

  /** Codes that may still be used, oldest first. */
  public List<OpenCode> openCodes() {
    return codeTable.open(clock.instant());
  }

  /**
   * Issues a one-time code.
   *
   * @param station a new name, or that of a station of this CATD that must be trusted anew; empty
   *     for the next free one
   * @throws Refusal CATD_UNKNOWN or STATION_ELSEWHERE
   */
  public IssuedCard issueCode(
      CatdId catd, Optional<NodeId> station, Duration validFor, Administrator by, String reason) {
    return transaction.execute(status -> {
      EnrolmentCodes.Issued issued = codes.issue(catd, station, validFor);
      CentreRecord.Contact contact = CentreRecord.contact(jdbc);
      journal.append(
          by.person(),
          Fact.AdministrativeAct.of("CODE_ISSUED", Long.toString(issued.number()))
              .because(reason)
              .with("catd", catd.value())
              .with("station", issued.station().value())
              .with("expires", issued.expires().toString()));
      return new IssuedCard(
          issued.number(),
          catd,
          issued.station(),
          issued.expires(),
          new EnrolmentCard(
              contact.address(),
              issued.code().text(),
              contact.fingerprint().toLowerCase(Locale.ROOT)),
          CentreRecord.election(jdbc));
    });
  }

  /**
   * Makes a code worthless that was not used yet.
   *
   * @throws Refusal ENROLMENT_CODE_UNKNOWN
   */
  public void withdrawCode(long number, Administrator by, String reason) {
    requireReason(reason);
    transaction.executeWithoutResult(status -> {
      if (!codeTable.withdraw(number, clock.instant())) {
        throw new Refusal(MessageCode.ENROLMENT_CODE_UNKNOWN, Long.toString(number));
      }
      journal.append(
          by.person(),
          Fact.AdministrativeAct.of("CODE_WITHDRAWN", Long.toString(number)).because(reason));
    });
  }

  /**
   * Withdraws a station: its calls end within seconds, none begins any more, and other stations of
   * its CATD are told. What it had sent stays. Codes for it become worthless.
   *
   * @throws Refusal STATION_UNKNOWN, REASON_MISSING
   */
  public void revoke(NodeId station, Administrator by, String reason) {
    requireReason(reason);
    transaction.executeWithoutResult(status -> {
      if (!stations.revoke(station, clock.instant(), reason.strip())) {
        throw new Refusal(MessageCode.STATION_UNKNOWN, station.value());
      }
      journal.append(
          by.person(),
          Fact.AdministrativeAct.of("STATION_REVOKED", station.value()).because(reason.strip()));
    });
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
  }
}
