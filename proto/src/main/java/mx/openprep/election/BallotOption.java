package mx.openprep.election;

import java.util.List;

/** Something that can receive votes on an acta and has a field of its own there (DOMAIN §4). */
public sealed interface BallotOption {
  OptionId id();

  String name();

  /** The parties whose votes this option carries; a party or an independent carries its own. */
  List<OptionId> members();

  /** A party on its own. */
  record Party(OptionId id, String name) implements BallotOption {
    @Override
    public List<OptionId> members() {
      return List.of(id);
    }
  }

  /**
   * A coalition or one of its combinations: the box counted when a voter marks exactly these
   * parties of one coalition.
   *
   * @param coalition id of the largest combination, the coalition itself
   * @param members at least two parties, in ballot order
   */
  record Combination(OptionId id, String name, OptionId coalition, List<OptionId> members)
      implements BallotOption {
    public Combination {
      members = List.copyOf(members);
      if (members.size() < 2) {
        throw new IllegalArgumentException("A combination has two members or more: " + id);
      }
    }
  }

  /** A common candidacy: several parties behind one candidate with one box of its own. */
  record CommonCandidacy(OptionId id, String name, List<OptionId> members) implements BallotOption {
    public CommonCandidacy {
      members = List.copyOf(members);
    }
  }

  /** A candidate without a party. */
  record Independent(OptionId id, String name) implements BallotOption {
    @Override
    public List<OptionId> members() {
      return List.of(id);
    }
  }
}
