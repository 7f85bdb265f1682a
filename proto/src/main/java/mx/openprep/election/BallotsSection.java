package mx.openprep.election;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ballots.csv}: who competes where. */
final class BallotsSection {
  private final Territories territories;
  private final Catalogue<ElectionCode, ElectionDraft> elections;
  private final Catalogue<BallotKey, Ballot> ballots = new Catalogue<>(PackageFiles.BALLOTS);

  private BallotsSection(
      Territories territories, Catalogue<ElectionCode, ElectionDraft> elections) {
    this.territories = territories;
    this.elections = elections;
  }

  static Catalogue<BallotKey, Ballot> read(
      CsvTable table, Territories territories, Catalogue<ElectionCode, ElectionDraft> elections) {
    BallotsSection section = new BallotsSection(territories, elections);
    if (!table.readable()) {
      section.ballots.markIncomplete();
    }
    table.rows().forEach(section::read);
    return section.ballots;
  }

  private void read(CsvRow row) {
    Optional<ElectionDraft> election = row.reference("election", ElectionCode::new, elections);
    if (election.isEmpty()) {
      return;
    }
    Optional<TerritoryId> territory =
        territories.ofBallot(row, "territory", election.get().level());
    Optional<BallotKey> key = territory.map(t -> new BallotKey(election.get().code(), t));
    key.flatMap(k -> ballots.declare(k, row.line()))
        .ifPresent(line ->
            row.fault(
                "territory",
                FaultCode.ID_TWICE,
                election.get().code() + " " + territory.get().number(),
                PackageFiles.BALLOTS + ":" + line));
    List<BallotOption> options = options(row, election.get());
    if (key.isPresent() && !row.isFaulty() && isKnown(row, election.get())) {
      ballots.put(key.get(), new Ballot(key.get().election(), key.get().territory(), options));
    }
  }

  /** False where an option is declared in elections.yaml but faulty there. */
  private static boolean isKnown(CsvRow row, ElectionDraft election) {
    return isKnown(row, "parties", election.parties())
        && isKnown(row, "coalitions", election.coalitions())
        && isKnown(row, "commonCandidacies", election.commonCandidacies())
        && isKnown(row, "independents", election.independents());
  }

  private static boolean isKnown(CsvRow row, String column, Catalogue<OptionId, ?> all) {
    return row.words(column).stream().allMatch(w -> all.find(new OptionId(w)).isPresent());
  }

  private List<BallotOption> options(CsvRow row, ElectionDraft election) {
    Set<OptionId> parties = chosen(row, "parties", election.parties());
    Set<OptionId> coalitions = chosen(row, "coalitions", election.coalitions());
    Set<OptionId> common = chosen(row, "commonCandidacies", election.commonCandidacies());
    Set<OptionId> independents = chosen(row, "independents", election.independents());

    List<BallotOption> options = new ArrayList<>();
    Set<OptionId> allied = new HashSet<>();
    addAll(options, parties, election.parties());
    for (List<BallotOption.Combination> combinations : election.coalitions().values()) {
      if (coalitions.contains(combinations.getFirst().coalition())) {
        checkMembers(row, "coalitions", combinations.getFirst(), parties, allied);
        options.addAll(combinations);
      }
    }
    for (BallotOption candidacy : election.commonCandidacies().values()) {
      if (common.contains(candidacy.id())) {
        checkMembers(row, "commonCandidacies", candidacy, parties, allied);
        options.add(candidacy);
      }
    }
    addAll(options, independents, election.independents());
    return options;
  }

  /** In the order of the election, whatever the order in the cell. */
  private static void addAll(
      List<BallotOption> options, Set<OptionId> chosen, Catalogue<OptionId, BallotOption> all) {
    all.values().stream().filter(o -> chosen.contains(o.id())).forEach(options::add);
  }

  private static Set<OptionId> chosen(CsvRow row, String column, Catalogue<OptionId, ?> all) {
    Set<OptionId> chosen = new HashSet<>();
    for (String word : row.words(column)) {
      OptionId id = new OptionId(word);
      row.reference(column, word, id, all);
      if (!chosen.add(id)) {
        row.fault(column, FaultCode.ITEM_TWICE, word, "");
      }
    }
    return chosen;
  }

  /** A party stands once: in one coalition or common candidacy of the ballot, and on its own. */
  private static void checkMembers(
      CsvRow row, String column, BallotOption option, Set<OptionId> parties, Set<OptionId> allied) {
    for (OptionId member : option.members()) {
      if (!parties.contains(member)) {
        row.fault(
            column,
            FaultCode.MEMBER_NOT_COMPETING,
            option.id() + ": " + member,
            parties.stream().sorted().map(OptionId::value).collect(joining(" ")));
      }
      if (!allied.add(member)) {
        row.fault(column, FaultCode.COALITIONS_OVERLAP, option.id() + ": " + member, "");
      }
    }
  }
}
