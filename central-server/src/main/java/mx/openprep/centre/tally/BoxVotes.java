package mx.openprep.centre.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.election.BallotOption;
import mx.openprep.election.Election;

/**
 * Votes by vote field, each as it stands in its box on the actas: combinations are not divided.
 * Immutable; a blank or illegible field adds nothing.
 */
public final class BoxVotes {
  private final List<FieldId> columns;
  private final long[] votes;

  private BoxVotes(List<FieldId> columns, long[] votes) {
    this.columns = columns;
    this.votes = votes;
  }

  /** The vote fields of an election: its options in order, then no registradas and nulos. */
  public static List<FieldId> columns(Election election) {
    return fields(election);
  }

  static FieldList fields(Election election) {
    List<FieldId> columns = new ArrayList<>();
    for (BallotOption option : election.columns()) {
      columns.add(FieldId.of(option.id()));
    }
    columns.add(FieldId.NO_REGISTRADAS);
    columns.add(FieldId.NULOS);
    return new FieldList(columns);
  }

  static BoxVotes none(List<FieldId> columns) {
    return new BoxVotes(columns, new long[columns.size()]);
  }

  static BoxVotes of(List<FieldId> columns, LongStream votes) {
    return new BoxVotes(columns, votes.toArray());
  }

  static BoxVotes of(List<FieldId> columns, Map<FieldId, FieldValue> fields) {
    long[] votes = new long[columns.size()];
    for (int i = 0; i < votes.length; i++) {
      votes[i] = fields.get(columns.get(i)) instanceof FieldValue.Votes(int count) ? count : 0;
    }
    return new BoxVotes(columns, votes);
  }

  BoxVotes plus(BoxVotes other) {
    if (!columns.equals(other.columns)) {
      throw new IllegalArgumentException("Votes of different elections");
    }
    return new BoxVotes(
        columns,
        IntStream.range(0, votes.length).mapToLong(i -> votes[i] + other.votes[i]).toArray());
  }

  /** Votes in this box; 0 for a field the election does not have. */
  public long of(FieldId field) {
    int column = columns.indexOf(field);
    return column < 0 ? 0 : votes[column];
  }

  public List<FieldId> columns() {
    return columns;
  }

  public long total() {
    return Arrays.stream(votes).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoxVotes that
        && columns.equals(that.columns)
        && Arrays.equals(votes, that.votes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(votes);
  }

  @Override
  public String toString() {
    return columns + " " + Arrays.toString(votes);
  }
}
