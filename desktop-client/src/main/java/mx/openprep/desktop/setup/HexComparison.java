package mx.openprep.desktop.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hexadecimal digits as a person copies them from paper, in groups of four, against what they
 * should be.
 *
 * @param groups as many as are looked at
 */
record HexComparison(List<Group> groups) {
  private static final int GROUP = 4;

  /** What is typed of a group. */
  record Group(String typed, State state) {}

  /** How a group compares. */
  enum State {
    /** Not typed, or not whole. */
    MISSING,
    /** Whole, and there is nothing to compare it with yet. */
    WAITING,
    SAME,
    DIFFERENT
  }

  HexComparison {
    groups = List.copyOf(groups);
  }

  /**
   * A comparison.
   *
   * @param expected empty while it is not known
   * @param looked how many groups are looked at
   */
  static HexComparison of(String typed, Optional<String> expected, int looked) {
    String digits = digits(typed);
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < looked; i++) {
      String group = part(digits, i);
      groups.add(new Group(group, state(group, expected.map(HexComparison::digits), i)));
    }
    return new HexComparison(groups);
  }

  private static State state(String group, Optional<String> expected, int index) {
    if (!group.matches("[0-9A-F]*")) {
      return State.DIFFERENT;
    }
    if (group.length() < GROUP) {
      return State.MISSING;
    }
    return expected
        .map(whole -> part(whole, index).equals(group) ? State.SAME : State.DIFFERENT)
        .orElse(State.WAITING);
  }

  private static String part(String digits, int index) {
    int from = Math.min(digits.length(), index * GROUP);
    return digits.substring(from, Math.min(digits.length(), from + GROUP));
  }

  /** Upper case, without what stands between groups. */
  static String digits(String typed) {
    return typed.replaceAll("[\\s:-]", "").toUpperCase(Locale.ROOT);
  }

  /** In groups of four, to read aloud. */
  static String grouped(String hex) {
    return digits(hex).replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** The number, from 1, of the first group that is not as it should be. */
  Optional<Integer> firstDifferent() {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).state() == State.DIFFERENT) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /** How many groups from the first on are whole. */
  int whole() {
    int whole = 0;
    while (whole < groups.size() && groups.get(whole).state() != State.MISSING) {
      whole++;
    }
    return whole;
  }
}
