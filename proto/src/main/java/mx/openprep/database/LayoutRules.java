package mx.openprep.database;

import java.util.List;
import java.util.Set;
import mx.openprep.election.CasillaType;

/**
 * The rules by which a publisher made its figures (DOMAIN §5–6), as far as they differ between
 * states and years.
 *
 * @param representativesPerContender votes allowed above the lista nominal for each party and
 *     independent of the file, where it does not publish the number
 * @param ballotsOfEspecial votes allowed at an especial, where it does not publish the number
 * @param withoutListLimit casillas where the limit is not checked
 * @param decimals of percentages
 * @param participation the variants that are tried, first one first
 */
public record LayoutRules(
    int representativesPerContender,
    int ballotsOfEspecial,
    RepresentativesFrom representatives,
    Set<CasillaType> withoutListLimit,
    int decimals,
    Rounding percentages,
    List<Participation> participation) {
  public LayoutRules {
    withoutListLimit = Set.copyOf(withoutListLimit);
    participation = List.copyOf(participation);
  }

  /** Where the votes allowed above the lista nominal come from. */
  public enum RepresentativesFrom {
    /** REPRESENTANTES_PP_CI where it is a number, else the rule. */
    COLUMN,
    /** Always the rule. */
    RULE,
    /** There is no limit. */
    NONE
  }

  /** How percentages lose their further decimals. */
  public enum Rounding {
    TRUNCATED,
    ROUNDED
  }

  /** Which votes PORCENTAJE_PARTICIPACION_CIUDADANA takes. */
  public enum Participation {
    WITHOUT_ESPECIALES,
    WITH_ESPECIALES
  }
}
