package mx.openprep.election;

import java.util.List;

/**
 * The options that compete for one election in one territory, in the order of the paper: parties,
 * then combinations from the largest, then common candidacies, then independents.
 */
public record Ballot(ElectionCode election, TerritoryId territory, List<BallotOption> options) {
  public Ballot {
    options = List.copyOf(options);
  }

  /** The parties of it, each on its own. */
  Ballot ofParties() {
    return new Ballot(
        election,
        territory,
        options.stream().filter(BallotOption.Party.class::isInstance).toList());
  }

  /** Parties and independents: those that may name representatives before a casilla. */
  public int contenders() {
    return (int)
        options.stream()
            .filter(o -> o instanceof BallotOption.Party || o instanceof BallotOption.Independent)
            .count();
  }
}
