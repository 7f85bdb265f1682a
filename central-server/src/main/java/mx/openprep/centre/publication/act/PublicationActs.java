package mx.openprep.centre.publication.act;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.journal.CentreJournal;
import mx.openprep.centre.process.PresentPhase;
import mx.openprep.journal.Fact;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proposing and confirming acts. The rules are checked twice: another act may have taken effect
 * between the two people.
 */
public final class PublicationActs {
  /** After it a proposal is made again, so that nobody confirms what no longer fits. */
  static final Duration VALID = Duration.ofHours(1);

  private static final String MISSING =
      """
      select count(*) from catalogue_acta c
      where not exists (
        select from acta_result r where r.acta = c.acta and r.contabilizada in ('0', '1'))
      """;

  private final JdbcClient jdbc;
  private final ActTable table;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final CentreJournal journal;
  private final PresentPhase phase;

  public PublicationActs(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.table = new ActTable(jdbc);
    this.transaction = transaction;
    this.clock = clock;
    this.journal = CentreJournal.withoutActas(jdbc, clock);
    this.phase = new PresentPhase(jdbc);
  }

  /**
   * What somebody wants.
   *
   * @param newEnd of an extension
   * @param sourcesExhausted of a close: no more actas will arrive
   */
  public record Proposal(ActKind kind, Optional<Instant> newEnd, boolean sourcesExhausted) {}

  /**
   * Proposes an act.
   *
   * @return its number, by which another person confirms it
   * @throws Refusal ACT_NOT_POSSIBLE, END_NOT_LATER, CLOSE_TOO_EARLY, REASON_MISSING or what {@link
   *     PresentPhase} does not permit
   */
  public long propose(Proposal proposal, Administrator by, String reason) {
    requireReason(reason);
    Standing standing = standing();
    check(proposal.kind(), proposal.newEnd(), standing);
    return transaction.execute(status -> proposeAlone(proposal, standing, by, reason.strip()));
  }

  private long proposeAlone(Proposal proposal, Standing standing, Administrator by, String reason) {
    long number =
        table.propose(
            proposal.kind(),
            proposal.newEnd(),
            proposal.kind() == ActKind.CLOSE
                ? Optional.of(ground(standing, proposal.sourcesExhausted()))
                : Optional.empty(),
            by.person(),
            by.initials(),
            reason);
    journal.append(
        by.person(),
        ActTable.PROPOSALS.seal(
            jdbc,
            Fact.AdministrativeAct.of(
                    "PUBLICATION_" + proposal.kind() + "_PROPOSED", Long.toString(number))
                .because(reason)));
    return number;
  }

  /**
   * Makes an act take effect.
   *
   * @throws Refusal ACT_UNKNOWN, ACT_BY_SAME_PERSON or what {@link #propose} refuses with
   */
  public Act confirm(long number, Administrator by, String reason) {
    requireReason(reason);
    return transaction.execute(status -> confirmAlone(number, by, reason));
  }

  private Act confirmAlone(long number, Administrator by, String reason) {
    table.lock();
    Act act =
        open().stream()
            .filter(open -> open.number() == number)
            .findFirst()
            .orElseThrow(() -> new Refusal(MessageCode.ACT_UNKNOWN));
    if (act.proposed().person().equals(by.person())) {
      throw new Refusal(MessageCode.ACT_BY_SAME_PERSON);
    }
    check(act.kind(), act.newEnd(), standing());
    table.confirm(act, by.person(), by.initials(), reason.strip());
    journal.append(
        act.proposed().person(),
        ActTable.CONFIRMATIONS.seal(
            jdbc,
            Fact.AdministrativeAct.of("PUBLICATION_" + act.kind(), Long.toString(number))
                .because(act.proposed().reason())
                .confirmedBy(by.person())
                .with("confirmedBecause", reason.strip())));
    return act;
  }

  /** Proposals that may still be confirmed, oldest first. */
  public List<Act> open() {
    return table.open(clock.instant().minus(VALID));
  }

  /**
   * Where the publication stands, but for the official hour.
   *
   * @throws Refusal CENTRE_UNREACHABLE when no centre has published here yet
   */
  public Standing standing() {
    Standing begin =
        table
            .begin()
            .orElseThrow(() -> new Refusal(MessageCode.CENTRE_UNREACHABLE, "publication_hours"));
    return Standing.after(table.confirmed(), begin);
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new Refusal(MessageCode.REASON_MISSING);
    }
  }

  private void check(ActKind kind, Optional<Instant> newEnd, Standing standing) {
    phase.requireNotArchived();
    if (kind == ActKind.OPEN) {
      phase.requireOperation();
    }
    if (!kind.isPossibleIn(standing.phase())) {
      throw new Refusal(MessageCode.ACT_NOT_POSSIBLE, standing.phase().published());
    }
    if (newEnd.isPresent() && !newEnd.get().isAfter(standing.end())) {
      throw new Refusal(MessageCode.END_NOT_LATER, standing.end().toString());
    }
  }

  private ClosingGround ground(Standing standing, boolean sourcesExhausted) {
    if (!clock.instant().isBefore(standing.end())) {
      return ClosingGround.END_REACHED;
    }
    long missing = jdbc.sql(MISSING).query(Long.class).single();
    if (missing == 0) {
      return ClosingGround.COMPLETE;
    }
    if (sourcesExhausted) {
      return ClosingGround.SOURCES_EXHAUSTED;
    }
    throw new Refusal(MessageCode.CLOSE_TOO_EARLY, Long.toString(missing));
  }
}
