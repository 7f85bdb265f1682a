package mx.openprep.centre.tally;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/**
 * The order of the rows of a database file (DOMAIN §7): abroad, anticipado, prisión preventiva,
 * then casillas by territory, section, type, number and extension. The catalogue decides it, so
 * that it is found once and not in every cut.
 */
final class PublicationOrder {
  /** Before every letter and digit, so that a shorter part comes first. */
  private static final char END = '\0';

  private PublicationOrder() {}

  static List<ExpectedActa> of(TerritoryKind division, Collection<ExpectedActa> actas) {
    return actas.stream()
        .map(acta -> new Keyed(key(division, acta), acta))
        .sorted(Comparator.comparing(Keyed::key))
        .map(Keyed::acta)
        .toList();
  }

  private record Keyed(String key, ExpectedActa acta) {}

  private static String key(TerritoryKind division, ExpectedActa acta) {
    Optional<TerritoryId> territory = acta.casilla().territory(division);
    CasillaKey casilla = acta.casilla().key();
    return rank(acta.casilla().type())
        + territory.map(TerritoryId::number).orElse("")
        + END
        + casilla.section()
        + casilla.type().letter()
        + casilla.number()
        + casilla.extContigua()
        + END
        + acta.type().code()
        + END
        + acta.id().value();
  }

  private static int rank(CasillaType type) {
    return switch (type) {
      case VOTO_EN_EL_EXTRANJERO -> 0;
      case VOTO_ANTICIPADO -> 1;
      case PRISION_PREVENTIVA -> 2;
      case BASICA, CONTIGUA, EXTRAORDINARIA, ESPECIAL -> 3;
    };
  }
}
