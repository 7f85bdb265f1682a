package mx.openprep.election;

import java.util.List;

/**
 * One election of the process.
 *
 * @param name as the first row of the database file, for example {@code GUBERNATURA}
 * @param level the territory that has a ballot and a winner of its own
 * @param coalitionSplit the territory over which combined votes are summed before they are divided
 *     among the members (DOMAIN §6)
 * @param columns every option of the election in the order of its columns, whether or not it
 *     competes everywhere
 * @param actaTypes the printed types of acta
 */
public record Election(
    ElectionCode code,
    String name,
    TerritoryKind level,
    TerritoryKind coalitionSplit,
    List<BallotOption> columns,
    List<ActaType> actaTypes) {
  public Election {
    columns = List.copyOf(columns);
    actaTypes = List.copyOf(actaTypes);
  }

  public ActaType actaType(String code) {
    return actaTypes.stream()
        .filter(t -> t.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No acta type " + code + " in " + this.code));
  }
}
