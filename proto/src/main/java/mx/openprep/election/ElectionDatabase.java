package mx.openprep.election;

import java.util.Map;

/**
 * What is particular to the database file of one election.
 *
 * @param title its first line
 * @param columnNames other names for columns, by their standard name or the id of their option
 * @param candidaciesEntity what ID_ENTIDAD is in its file of candidacies
 */
public record ElectionDatabase(
    String title, Map<String, String> columnNames, CandidaciesEntity candidaciesEntity) {
  public ElectionDatabase {
    columnNames = Map.copyOf(columnNames);
  }

  /** What the column ID_ENTIDAD of a file of candidacies shows. */
  public enum CandidaciesEntity {
    NUMBER,
    NAME
  }

  /** The name under which a column is published. */
  public String columnName(String standard) {
    return columnNames.getOrDefault(standard, standard);
  }
}
