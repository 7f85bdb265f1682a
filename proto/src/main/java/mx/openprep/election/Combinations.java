package mx.openprep.election;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The combinations of a coalition: every set of two members or more, or those listed. */
final class Combinations {
  private static final int LONGEST_ID = 80;

  private final List<OptionId> ballotOrder;

  Combinations(List<OptionId> ballotOrder) {
    this.ballotOrder = ballotOrder;
  }

  /** Largest first, among equals in ballot order; empty if the coalition is faulty. */
  Optional<List<BallotOption.Combination>> of(YamlNode coalition) {
    Optional<List<OptionId>> whole = members(coalition.get("parties"));
    if (whole.isEmpty() || !coalition.isSound()) {
      return Optional.empty();
    }
    OptionId id = id(whole.get());
    YamlNode listed = coalition.get("combinations");
    Optional<List<List<OptionId>>> sets =
        listed.isPresent() ? listed(listed, whole.get()) : Optional.of(subsets(whole.get()));
    return sets.map(all ->
        all.stream()
            .sorted(this::compare)
            .map(members -> new BallotOption.Combination(id(members), name(members), id, members))
            .toList());
  }

  private Optional<List<List<OptionId>>> listed(YamlNode listed, List<OptionId> whole) {
    Set<List<OptionId>> sets = new HashSet<>();
    boolean sound = true;
    for (YamlNode item : listed.items()) {
      Optional<List<OptionId>> set = members(item);
      sound &= set.isPresent();
      if (set.isPresent() && !whole.containsAll(set.get())) {
        item.fault(FaultCode.COMBINATION_NOT_OF_COALITION, name(set.get()), name(whole));
        sound = false;
      } else if (set.isPresent() && !sets.add(set.get())) {
        item.fault(FaultCode.ITEM_TWICE, name(set.get()), "");
        sound = false;
      }
    }
    if (sound && !sets.contains(whole)) {
      listed.fault(FaultCode.WHOLE_COALITION_MISSING, "", name(whole));
      sound = false;
    }
    return sound ? Optional.of(List.copyOf(sets)) : Optional.empty();
  }

  /** The members in ballot order; every one that is no party of the election is a fault. */
  Optional<List<OptionId>> members(YamlNode parties) {
    List<OptionId> members = new ArrayList<>();
    for (YamlNode item : parties.items()) {
      Optional<OptionId> member = item.text().map(OptionId::new);
      if (member.isPresent() && ballotOrder.contains(member.get())) {
        members.add(member.get());
      } else if (member.isPresent()) {
        item.fault(FaultCode.MEMBER_NOT_A_PARTY, item.node().asString(), names(ballotOrder, ", "));
      }
    }
    if (members.size() < parties.items().size() || members.size() < 2) {
      return Optional.empty();
    }
    members.sort(Comparator.comparingInt(ballotOrder::indexOf));
    if (names(members, "_").length() + 2 > LONGEST_ID) {
      parties.fault(FaultCode.WRONG_LENGTH, names(members, "_"), "≤ " + LONGEST_ID);
      return Optional.empty();
    }
    return Optional.of(members);
  }

  private static List<List<OptionId>> subsets(List<OptionId> whole) {
    List<List<OptionId>> sets = new ArrayList<>();
    for (int chosen = 1; chosen < 1 << whole.size(); chosen++) {
      List<OptionId> set = new ArrayList<>();
      for (int i = 0; i < whole.size(); i++) {
        if ((chosen & 1 << i) != 0) {
          set.add(whole.get(i));
        }
      }
      if (set.size() >= 2) {
        sets.add(set);
      }
    }
    return sets;
  }

  private int compare(List<OptionId> one, List<OptionId> other) {
    if (one.size() != other.size()) {
      return Integer.compare(other.size(), one.size());
    }
    for (int i = 0; i < one.size(); i++) {
      int order =
          Integer.compare(ballotOrder.indexOf(one.get(i)), ballotOrder.indexOf(other.get(i)));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static OptionId id(List<OptionId> members) {
    return new OptionId("C_" + names(members, "_"));
  }

  private static String name(List<OptionId> members) {
    return names(members, "-");
  }

  private static String names(List<OptionId> ids, String separator) {
    return ids.stream().map(OptionId::value).collect(joining(separator));
  }
}
