package mx.openprep.election;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code candidacies.csv}. */
final class CandidaciesSection {
  private record Stands(BallotKey ballot, OptionId option) {}

  private final Territories territories;
  private final Catalogue<ElectionCode, ElectionDraft> elections;
  private final Catalogue<BallotKey, Ballot> ballots;
  private final Map<Stands, Integer> lineOf = new HashMap<>();

  CandidaciesSection(
      Territories territories,
      Catalogue<ElectionCode, ElectionDraft> elections,
      Catalogue<BallotKey, Ballot> ballots) {
    this.territories = territories;
    this.elections = elections;
    this.ballots = ballots;
  }

  List<Candidacy> read(CsvTable table) {
    List<Candidacy> candidacies = new ArrayList<>();
    table.rows().forEach(row -> read(row).ifPresent(candidacies::add));
    return candidacies;
  }

  private Optional<Candidacy> read(CsvRow row) {
    Optional<ElectionDraft> election = row.reference("election", ElectionCode::new, elections);
    Optional<BallotKey> key =
        election.flatMap(e ->
            territories.ofBallot(row, "territory", e.level()).map(t -> new BallotKey(e.code(), t)));
    Optional<OptionId> option = row.text("option").map(OptionId::new);
    if (key.isPresent() && option.isPresent() && !row.isFaulty()) {
      check(row, key.get(), option.get());
    }
    if (row.isFaulty() || key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Candidacy(
            key.get().election(),
            key.get().territory(),
            option.orElseThrow(),
            row.text("candidate").orElseThrow(),
            row.text("alternate")));
  }

  private void check(CsvRow row, BallotKey key, OptionId option) {
    if (ballots.isUnknown(key)) {
      row.fault(
          "territory",
          FaultCode.BALLOT_MISSING,
          key.election() + " " + key.territory().number(),
          PackageFiles.BALLOTS);
    }
    boolean stands =
        ballots
            .find(key)
            .map(b -> b.options().stream().anyMatch(o -> o.id().equals(option)))
            .orElse(true);
    if (!stands) {
      row.fault(
          "option",
          FaultCode.OPTION_NOT_COMPETING,
          option.value(),
          PackageFiles.BALLOTS + ":" + ballots.lineOf(key));
    }
    Integer earlier = lineOf.putIfAbsent(new Stands(key, option), row.line());
    if (earlier != null) {
      row.fault(
          "option", FaultCode.ID_TWICE, option.value(), PackageFiles.CANDIDACIES + ":" + earlier);
    }
  }
}
