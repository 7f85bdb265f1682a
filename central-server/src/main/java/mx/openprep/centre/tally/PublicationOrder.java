package mx.openprep.centre.tally;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import mx.openprep.election.CasillaKey;
import mx.openprep.election.CasillaType;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;

/**
 * The order of the rows of a database file (DOMAIN §7): abroad, anticipado, prisión preventiva,
 * then casillas by territory, section, type, number and extension; fuera de catálogo last.
 */
final class PublicationOrder {
  private PublicationOrder() {}

  static Comparator<ActaRow> of(TerritoryKind division) {
    return comparingInt((ActaRow row) -> rank(row))
        .thenComparing(row -> row.territory(division).map(TerritoryId::number).orElse(""))
        .thenComparing(row -> row.expected().map(e -> order(e.casilla().key())).orElse(""))
        .thenComparing(row -> row.expected().map(e -> e.type().code()).orElse(""))
        .thenComparing(ActaRow::id);
  }

  private static int rank(ActaRow row) {
    return row.expected().map(e -> typeRank(e.casilla().type())).orElse(4);
  }

  private static int typeRank(CasillaType type) {
    return switch (type) {
      case VOTO_EN_EL_EXTRANJERO -> 0;
      case VOTO_ANTICIPADO -> 1;
      case PRISION_PREVENTIVA -> 2;
      case BASICA, CONTIGUA, EXTRAORDINARIA, ESPECIAL -> 3;
    };
  }

  private static String order(CasillaKey key) {
    return key.section() + key.type().letter() + key.number() + key.extContigua();
  }
}
