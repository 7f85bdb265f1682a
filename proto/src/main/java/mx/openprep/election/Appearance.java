package mx.openprep.election;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the public site shows an election: data, since it differs by state and year. Both parts may
 * be empty.
 *
 * @param colors {@code #rrggbb} by option, for bars and territories and never for text
 * @param places in the order of their file
 */
public record Appearance(Map<OptionId, String> colors, List<Place> places) {
  public Appearance {
    colors = Map.copyOf(colors);
    places = List.copyOf(places);
  }

  /**
   * Where a territory is on the map.
   *
   * @param outline SVG path of whole numbers below 10,000, closed lines only; north is up
   * @param tile where there is no outline
   */
  public record Place(TerritoryId territory, Optional<String> outline, Optional<Tile> tile) {}

  /** A square of a tile map, counted from 1 at the upper left. */
  public record Tile(int column, int row) {}
}
