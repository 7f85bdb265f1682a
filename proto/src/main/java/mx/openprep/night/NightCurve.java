package mx.openprep.night;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.v1.Stage;

/** How many actas reached each stage, minute by minute. */
public final class NightCurve {
  /** The way of an acta that meets nothing odd, from the first step on. */
  public static final List<Stage> WAY =
      List.of(
          Stage.ACOPIADAS,
          Stage.PRIMERA_CAPTURA,
          Stage.SEGUNDA_CAPTURA,
          Stage.POR_ENVIAR,
          Stage.POR_PUBLICAR,
          Stage.PUBLICADAS);

  private final Map<Long, Map<Stage, Integer>> minutes = new HashMap<>();
  private final ChangeLog<Long> changes = new ChangeLog<>();

  /** An acta went from one stage to another; backward counts against. */
  public void moved(Stage from, Stage to, Instant when) {
    int before = reached(from);
    int after = reached(to);
    for (int i = Math.min(before, after); i < Math.max(before, after); i++) {
      add(WAY.get(i), after > before ? 1 : -1, Math.floorDiv(when.getEpochSecond(), 60));
    }
  }

  private void add(Stage stage, int actas, long minute) {
    minutes
        .computeIfAbsent(minute, m -> new EnumMap<>(Stage.class))
        .merge(stage, actas, Integer::sum);
    changes.changed(minute);
  }

  /** How many stages of the way an acta that waits here has reached. */
  private static int reached(Stage stage) {
    return switch (stage) {
      case ACOPIADAS, POR_REDIGITALIZAR -> 1;
      case PRIMERA_CAPTURA -> 2;
      case SEGUNDA_CAPTURA, TERCERA_CAPTURA, RESOLUCION -> 3;
      case POR_ENVIAR -> 4;
      case POR_PUBLICAR -> 5;
      case PUBLICADAS -> 6;
      case ESPERADAS,
          SIN_ACTA,
          FUERA_DE_CATALOGO,
          SIN_IDENTIFICAR,
          STAGE_UNSPECIFIED,
          UNRECOGNIZED ->
          0;
    };
  }

  public Map<Stage, Integer> of(long minute) {
    return minutes.getOrDefault(minute, Map.of());
  }

  public long version() {
    return changes.version();
  }

  public Collection<Long> changedAfter(long version) {
    return changes.after(version);
  }
}
