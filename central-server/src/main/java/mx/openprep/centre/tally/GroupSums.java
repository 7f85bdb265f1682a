package mx.openprep.centre.tally;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import mx.openprep.acta.Observation;

/**
 * Every column of an election, summed by group: the vote fields, then the counts, then how many
 * actas have each observation as their highest.
 */
final class GroupSums {
  private final FieldList votes;
  private final long[][] sums;

  private GroupSums(FieldList votes, long[][] sums) {
    this.votes = votes;
    this.sums = sums;
  }

  /** What is counted beside votes, in the order in which {@link #figures} takes it back. */
  private static final List<ToLongFunction<Figures>> COUNTS =
      List.of(
          Figures::expected,
          Figures::counted,
          Figures::notCounted,
          Figures::inconsistent,
          Figures::listaNominal,
          Figures::votes,
          Figures::votesWithoutEspeciales);

  private static final List<Observation> OBSERVATIONS = List.of(Observation.values());

  /** How many columns an election has. */
  static int columns(FieldList votes) {
    return votes.size() + COUNTS.size() + OBSERVATIONS.size();
  }

  /** Writes what one acta adds into its place of every column. */
  static void write(FieldList votes, int[][] columns, int place, ActaRow row) {
    Figures figures = Figures.of(row);
    for (int box = 0; box < votes.size(); box++) {
      columns[box][place] = figures.counted() == 0 ? 0 : row.votes(votes, box);
    }
    int column = votes.size();
    for (ToLongFunction<Figures> count : COUNTS) {
      columns[column++][place] = Math.toIntExact(count.applyAsLong(figures));
    }
    List<Observation> observations = row.decision().observations();
    for (Observation observation : OBSERVATIONS) {
      boolean highest = !observations.isEmpty() && observations.getFirst() == observation;
      columns[column++][place] = highest ? 1 : 0;
    }
  }

  /** Sums of actas. */
  static GroupSums of(FieldList votes, int[][] columns, int[] groupOf, int groups) {
    long[][] sums = new long[columns.length][groups];
    for (int column = 0; column < columns.length; column++) {
      int[] values = columns[column];
      long[] sum = sums[column];
      for (int place = 0; place < values.length; place++) {
        sum[groupOf[place]] += values[place];
      }
    }
    return new GroupSums(votes, sums);
  }

  /** Sums of these groups: one level up. */
  GroupSums up(int[] groupOf, int groups) {
    long[][] above = new long[sums.length][groups];
    for (int column = 0; column < sums.length; column++) {
      for (int group = 0; group < groupOf.length; group++) {
        above[column][groupOf[group]] += sums[column][group];
      }
    }
    return new GroupSums(votes, above);
  }

  /** One group by itself; keeps nothing of the others. */
  Tally tally(int group) {
    return new Tally(
        figures(group),
        BoxVotes.of(votes, Arrays.stream(sums, 0, votes.size()).mapToLong(column -> column[group])),
        observations(group));
  }

  private Figures figures(int group) {
    int column = votes.size();
    return new Figures(
        Math.toIntExact(sums[column][group]),
        0,
        Math.toIntExact(sums[column + 1][group]),
        Math.toIntExact(sums[column + 2][group]),
        Math.toIntExact(sums[column + 3][group]),
        sums[column + 4][group],
        sums[column + 5][group],
        sums[column + 6][group]);
  }

  private Map<Observation, Integer> observations(int group) {
    Map<Observation, Integer> observations = new EnumMap<>(Observation.class);
    int column = votes.size() + COUNTS.size();
    for (Observation observation : OBSERVATIONS) {
      long actas = sums[column++][group];
      if (actas > 0) {
        observations.put(observation, Math.toIntExact(actas));
      }
    }
    return observations;
  }
}
