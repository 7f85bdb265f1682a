package mx.openprep.election;

import java.util.Map;
import java.util.Set;

/**
 * How the database files of a cut look (DOMAIN §7, {@code cfg}); every part differs by state and
 * year.
 *
 * @param timeLine the second line of a file; places: {@code {day} {month} {year} {hour} {minute}
 *     {second} {offset}}, the last as {@code -6}
 * @param actaTime the times of an acta, with the same places
 * @param noTransferMechanism MECANISMOS_TRASLADO of an acta that has none
 * @param textColumns the columns whose cells bear the text mark
 * @param omittedColumns columns that are not published
 * @param cells what always says the same
 * @param candidaciesMarked whether keys in the files of candidacies bear the text mark
 * @param elections one for each
 */
public record DatabaseRules(
    CsvDialect csv,
    DatabaseFileNames files,
    Template timeLine,
    Template actaTime,
    RowOrder rowOrder,
    PublishedObservations observations,
    String noTransferMechanism,
    Set<StandardColumn> textColumns,
    Set<StandardColumn> omittedColumns,
    FixedCells cells,
    boolean candidaciesMarked,
    Map<ElectionCode, ElectionDatabase> elections) {
  public DatabaseRules {
    textColumns = Set.copyOf(textColumns);
    omittedColumns = Set.copyOf(omittedColumns);
    elections = Map.copyOf(elections);
  }

  /** What is particular to an election of the package. */
  public ElectionDatabase of(Election election) {
    return elections.getOrDefault(
        election.code(),
        new ElectionDatabase(election.name(), Map.of(), ElectionDatabase.CandidaciesEntity.NUMBER));
  }
}
