package mx.openprep.database;

/**
 * A column as published.
 *
 * @param index from 0
 * @param name as it stands in the file
 */
public record PublishedColumn(int index, String name, ColumnMeaning meaning) {
  public boolean isVotes() {
    return meaning instanceof ColumnMeaning.Votes;
  }
}
