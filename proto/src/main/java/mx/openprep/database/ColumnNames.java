package mx.openprep.database;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mx.openprep.database.ColumnMeaning.Basis;
import mx.openprep.database.ColumnMeaning.VoteKind;
import mx.openprep.message.MessageCode;

/**
 * What the columns of a file mean. Vote fields are known by name (parties, independents), by
 * composition (names made of parties, as {@code C_PAN_PRI}, {@code PAN-PRI}), or by their place:
 * between the columns the layout knows, where NO_REGISTRADAS or NULOS stands.
 */
record ColumnNames(List<PublishedColumn> columns, List<Remark> remarks) {

  /** How many of these names the layout knows; 0 where no vote field is among them. */
  static int known(List<String> names, Layout layout) {
    int known = 0;
    boolean votes = false;
    for (String name : names) {
      boolean vote = layout.isNulos(name) || layout.isNoRegistradas(name);
      votes |= vote;
      if (vote || layout.column(name).isPresent() || layout.isParty(Names.normal(name))) {
        known++;
      }
    }
    return votes ? known : 0;
  }

  static ColumnNames of(List<String> names, int line, Layout layout) {
    return new Reading(names, line, layout).read();
  }

  private static final class Reading {
    private final List<String> names;
    private final List<String> normal;
    private final int line;
    private final Layout layout;
    private final List<ColumnMeaning> meanings = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    Reading(List<String> names, int line, Layout layout) {
      this.names = names.stream().map(Cells::clean).toList();
      this.normal = this.names.stream().map(Names::normal).toList();
      this.line = line;
      this.layout = layout;
    }

    ColumnNames read() {
      Set<Column> seen = EnumSet.noneOf(Column.class);
      Set<String> seenNames = new HashSet<>();
      for (int i = 0; i < names.size(); i++) {
        Optional<Column> column = layout.column(names.get(i));
        boolean twice =
            column.map(c -> !seen.add(c)).orElse(false)
                || (!normal.get(i).isEmpty() && !seenNames.add(normal.get(i)));
        if (twice) {
          remarks.add(
              Remark.of(
                  MessageCode.DATABASE_COLUMN_TWICE, line, i + 1, names.get(i), "" + (i + 1)));
          meanings.add(new ColumnMeaning.Unknown());
        } else {
          meanings.add(byName(i, column));
        }
      }
      Set<Integer> among = amongVotes();
      composeCoalitions(among);
      for (int i = 0; i < names.size(); i++) {
        if (meanings.get(i) instanceof ColumnMeaning.Unknown) {
          placeOrName(i, among);
        }
      }
      List<PublishedColumn> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(new PublishedColumn(i, names.get(i), meanings.get(i)));
      }
      return new ColumnNames(List.copyOf(columns), List.copyOf(remarks));
    }

    private ColumnMeaning byName(int i, Optional<Column> column) {
      String name = names.get(i);
      if (column.isPresent()) {
        return new ColumnMeaning.Known(column.get());
      }
      if (layout.isNoRegistradas(name)) {
        return votes(VoteKind.NO_REGISTRADAS, Basis.NAME);
      }
      if (layout.isNulos(name)) {
        return votes(VoteKind.NULOS, Basis.NAME);
      }
      if (layout.isIgnored(name)) {
        return new ColumnMeaning.Ignored();
      }
      if (layout.isParty(normal.get(i))) {
        return votes(VoteKind.PARTY, Basis.NAME);
      }
      return layout.isIndependent(normal.get(i))
          ? votes(VoteKind.INDEPENDENT, Basis.NAME)
          : new ColumnMeaning.Unknown();
    }

    private static ColumnMeaning votes(VoteKind kind, Basis basis) {
      return new ColumnMeaning.Votes(kind, basis, List.of());
    }

    /** The columns around NO_REGISTRADAS and NULOS up to the next one that holds no votes. */
    private Set<Integer> amongVotes() {
      Set<Integer> among = new LinkedHashSet<>();
      for (int i = 0; i < names.size(); i++) {
        if (meanings.get(i) instanceof ColumnMeaning.Votes) {
          for (int left = i; left >= 0 && isNoOther(left); left--) {
            among.add(left);
          }
          for (int right = i; right < names.size() && isNoOther(right); right++) {
            among.add(right);
          }
        }
      }
      // After the last column known to the layout nothing confines them.
      boolean confined = false;
      for (int i = names.size() - 1; i >= 0 && !confined; i--) {
        confined = !(meanings.get(i) instanceof ColumnMeaning.Unknown);
        if (!confined) {
          among.remove(i);
        }
      }
      return among;
    }

    private boolean isNoOther(int i) {
      return !(meanings.get(i) instanceof ColumnMeaning.Known) && !normal.get(i).isEmpty();
    }

    private void composeCoalitions(Set<Integer> among) {
      Set<String> places = new HashSet<>();
      among.forEach(i -> places.add(normal.get(i)));
      Set<String> members = new HashSet<>();
      for (int i = 0; i < names.size(); i++) {
        if (meanings.get(i) instanceof ColumnMeaning.Unknown) {
          List<String> composed = composition(normal.get(i), places);
          if (!composed.isEmpty()) {
            meanings.set(
                i, new ColumnMeaning.Votes(VoteKind.COALITION, Basis.COMPOSITION, composed));
            members.addAll(composed);
          }
        }
      }
      for (int i : among) {
        if (meanings.get(i) instanceof ColumnMeaning.Unknown && members.contains(normal.get(i))) {
          meanings.set(i, votes(VoteKind.PARTY, Basis.COMPOSITION));
        }
      }
    }

    /** The parties a name is made of, as many as can be; empty when it is not made of two. */
    private List<String> composition(String name, Set<String> places) {
      List<String> best = List.of();
      for (String body : bodies(name)) {
        List<String> members = split(List.of(body.split("_")), name, places);
        if (members.size() > best.size()) {
          best = members;
        }
      }
      return best.size() < 2 ? List.of() : best;
    }

    private List<String> bodies(String name) {
      List<String> bodies = new ArrayList<>();
      bodies.add(name);
      for (String prefix : layout.coalitionPrefixes()) {
        if (name.startsWith(prefix + "_")) {
          bodies.add(name.substring(prefix.length() + 1));
        }
      }
      return bodies;
    }

    private List<String> split(List<String> words, String whole, Set<String> places) {
      if (words.isEmpty()) {
        return List.of();
      }
      List<String> best = List.of();
      for (int length = 1; length <= words.size(); length++) {
        String member = String.join("_", words.subList(0, length));
        boolean isParty =
            !member.equals(whole) && (layout.isParty(member) || places.contains(member));
        if (isParty) {
          List<String> rest = split(words.subList(length, words.size()), whole, places);
          boolean complete = length == words.size() || !rest.isEmpty();
          if (complete && rest.size() + 1 > best.size()) {
            best = new ArrayList<>(List.of(member));
            best.addAll(rest);
          }
        }
      }
      return best;
    }

    private void placeOrName(int i, Set<Integer> among) {
      if (among.contains(i) && remarks.stream().noneMatch(r -> r.column() == i + 1)) {
        meanings.set(i, votes(VoteKind.PARTY, Basis.PLACE));
        remarks.add(
            Remark.of(
                MessageCode.DATABASE_VOTES_BY_PLACE, line, i + 1, names.get(i), "" + (i + 1)));
        return;
      }
      if (remarks.stream().anyMatch(r -> r.column() == i + 1)) {
        return;
      }
      boolean between = i < lastKnown();
      remarks.add(
          Remark.of(
              between ? MessageCode.DATABASE_COLUMN_UNKNOWN : MessageCode.DATABASE_COLUMN_AT_END,
              line,
              i + 1,
              names.get(i),
              "" + (i + 1)));
    }

    private int lastKnown() {
      int last = 0;
      for (int i = 0; i < meanings.size(); i++) {
        if (!(meanings.get(i) instanceof ColumnMeaning.Unknown)) {
          last = i;
        }
      }
      return last;
    }
  }
}
