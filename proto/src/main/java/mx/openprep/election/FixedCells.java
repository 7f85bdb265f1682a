package mx.openprep.election;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cells that say the same in every row of a kind, whatever the acta says; written as they are,
 * without a text mark.
 *
 * @param byCasilla of actas of a TIPO_CASILLA; the kind of row goes before it
 */
public record FixedCells(
    Map<StandardColumn, String> notCaptured,
    Map<StandardColumn, String> sinActa,
    Map<StandardColumn, String> fueraDeCatalogo,
    Map<CasillaType, Map<StandardColumn, String>> byCasilla) {
  public static final FixedCells NONE = new FixedCells(Map.of(), Map.of(), Map.of(), Map.of());

  public FixedCells {
    notCaptured = Map.copyOf(notCaptured);
    sinActa = Map.copyOf(sinActa);
    fueraDeCatalogo = Map.copyOf(fueraDeCatalogo);
    byCasilla = Map.copyOf(byCasilla);
  }

  public Optional<String> of(CasillaType type, StandardColumn column) {
    @Nullable Map<StandardColumn, String> cells = byCasilla.get(type);
    return cells == null ? Optional.empty() : Optional.ofNullable(cells.get(column));
  }
}
