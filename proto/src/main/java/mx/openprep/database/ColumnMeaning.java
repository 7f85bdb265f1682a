package mx.openprep.database;

import java.util.List;

/** What the cells of a published column are. */
public sealed interface ColumnMeaning {
  /** A column of the rules that holds no votes. */
  record Known(Column column) implements ColumnMeaning {}

  /**
   * A vote field.
   *
   * @param members of a coalition or combination, by the names of their columns; else empty
   */
  record Votes(VoteKind kind, Basis basis, List<String> members) implements ColumnMeaning {
    public Votes {
      members = List.copyOf(members);
    }
  }

  /** The layout says that the rules do not need it. */
  record Ignored() implements ColumnMeaning {}

  /** The layout does not know it. */
  record Unknown() implements ColumnMeaning {}

  /** Whose votes a field holds. */
  enum VoteKind {
    PARTY,
    /** A coalition, one of its combinations or a common candidacy. */
    COALITION,
    INDEPENDENT,
    NO_REGISTRADAS,
    NULOS
  }

  /** How it is known that a column holds votes. */
  enum Basis {
    /** The layout has its name. */
    NAME,
    /** Its name is made of the names of parties. */
    COMPOSITION,
    /** Only by its place among the vote fields: to be confirmed by the totals of the rows. */
    PLACE
  }
}
