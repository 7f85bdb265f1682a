package mx.openprep.centre.tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import mx.openprep.acta.FieldId;
import mx.openprep.election.Ballot;
import mx.openprep.election.BallotOption;
import mx.openprep.election.OptionId;

/**
 * The two ways of reading the boxes of a ballot (DOMAIN §6). Neither loses nor makes a vote.
 *
 * <p>Both are written for the territory whose votes are given: dividing per casilla or per section
 * and adding up afterwards gives other, wrong figures.
 */
public final class CoalitionViews {
  private CoalitionViews() {}

  /**
   * Votes by candidature, in ballot order, then no registradas and nulos: a coalition has the votes
   * of its members and of every combination, under the id of its largest combination.
   */
  public static SequencedMap<FieldId, Long> byCandidature(Ballot ballot, BoxVotes votes) {
    return new Candidatures(ballot).votes(votes);
  }

  /**
   * Votes by party: each combination divided equally among its members, the remainder one vote each
   * to the members with most votes in their own boxes, ties by ballot order.
   */
  public static SequencedMap<FieldId, Long> byParty(Ballot ballot, BoxVotes votes) {
    SequencedMap<FieldId, Long> view = new LinkedHashMap<>();
    for (BallotOption option : ballot.options()) {
      if (!(option instanceof BallotOption.Combination)) {
        view.put(FieldId.of(option.id()), votes.of(FieldId.of(option.id())));
      }
    }
    for (BallotOption option : ballot.options()) {
      if (option instanceof BallotOption.Combination combination) {
        divide(combination, votes, view);
      }
    }
    return withOthers(view, votes);
  }

  /** Votes by box where dividing would be wrong: below the territory of the division. */
  public static SequencedMap<FieldId, Long> undivided(Ballot ballot, BoxVotes votes) {
    SequencedMap<FieldId, Long> view = new LinkedHashMap<>();
    for (BallotOption option : ballot.options()) {
      view.put(FieldId.of(option.id()), votes.of(FieldId.of(option.id())));
    }
    return withOthers(view, votes);
  }

  /** The parties behind each candidature of a ballot, in ballot order. */
  public static SequencedMap<OptionId, List<OptionId>> contenders(Ballot ballot) {
    SequencedMap<OptionId, List<OptionId>> contenders = new LinkedHashMap<>();
    SequencedMap<OptionId, Set<OptionId>> allied = allied(ballot);
    Map<OptionId, OptionId> homes = homes(allied);
    for (BallotOption option : ballot.options()) {
      OptionId candidature = candidatureOf(option, homes);
      Set<OptionId> members = allied.get(candidature);
      contenders.putIfAbsent(
          candidature, members == null ? option.members() : List.copyOf(members));
    }
    return contenders;
  }

  private static void divide(
      BallotOption.Combination combination, BoxVotes votes, Map<FieldId, Long> view) {
    CoalitionDivision division = CoalitionDivision.of(combination, votes);
    for (OptionId member : combination.members()) {
      view.merge(FieldId.of(member), division.of(member), Long::sum);
    }
  }

  /** The options of a ballot that are votes for each candidature, in ballot order. */
  static SequencedMap<OptionId, List<OptionId>> candidatures(Ballot ballot) {
    Map<OptionId, OptionId> homes = homes(allied(ballot));
    SequencedMap<OptionId, List<OptionId>> candidatures = new LinkedHashMap<>();
    for (BallotOption option : ballot.options()) {
      candidatures
          .computeIfAbsent(candidatureOf(option, homes), _ -> new ArrayList<>())
          .add(option.id());
    }
    return candidatures;
  }

  /** The members of each coalition and common candidacy on the ballot. */
  private static SequencedMap<OptionId, Set<OptionId>> allied(Ballot ballot) {
    SequencedMap<OptionId, Set<OptionId>> allied = new LinkedHashMap<>();
    for (BallotOption option : ballot.options()) {
      switch (option) {
        case BallotOption.Combination c ->
            allied.computeIfAbsent(c.coalition(), _ -> new LinkedHashSet<>()).addAll(c.members());
        case BallotOption.CommonCandidacy c -> allied.put(c.id(), new LinkedHashSet<>(c.members()));
        case BallotOption.Party _, BallotOption.Independent _ -> {}
      }
    }
    return allied;
  }

  /** For each party, the first candidature it stands behind with others. */
  private static Map<OptionId, OptionId> homes(SequencedMap<OptionId, Set<OptionId>> allied) {
    Map<OptionId, OptionId> homes = new HashMap<>();
    allied.forEach((candidature, members) ->
        members.forEach(member -> homes.putIfAbsent(member, candidature)));
    return homes;
  }

  private static OptionId candidatureOf(BallotOption option, Map<OptionId, OptionId> homes) {
    return switch (option) {
      case BallotOption.Combination c -> c.coalition();
      case BallotOption.CommonCandidacy c -> c.id();
      case BallotOption.Independent i -> i.id();
      case BallotOption.Party p -> homes.getOrDefault(p.id(), p.id());
    };
  }

  private static SequencedMap<FieldId, Long> withOthers(
      SequencedMap<FieldId, Long> view, BoxVotes votes) {
    view.put(FieldId.NO_REGISTRADAS, votes.of(FieldId.NO_REGISTRADAS));
    view.put(FieldId.NULOS, votes.of(FieldId.NULOS));
    return view;
  }
}
