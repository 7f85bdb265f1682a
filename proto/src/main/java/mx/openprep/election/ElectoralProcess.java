package mx.openprep.election;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The electoral process a package describes.
 *
 * @param id for example {@code jalisco-2024}
 * @param entityNumber ID_ENTIDAD, two digits
 * @param entityName for example {@code JALISCO}
 * @param entityAbbreviation for file names, for example {@code JAL}
 * @param zone the official local time
 * @param notice what a reader must know about this package, for example that its catalogue is not
 *     the final one
 */
public record ElectoralProcess(
    String id,
    String name,
    String entityNumber,
    String entityName,
    String entityAbbreviation,
    LocalDate electionDay,
    ZoneId zone,
    Optional<String> notice) {

  public TerritoryId state() {
    return new TerritoryId(TerritoryKind.STATE, entityNumber);
  }
}
