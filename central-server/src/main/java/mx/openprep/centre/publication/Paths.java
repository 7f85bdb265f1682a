package mx.openprep.centre.publication;

import java.util.Locale;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.TerritoryKind;

/** The grammar of published addresses, below the directory of a cut unless said otherwise. */
final class Paths {
  static final String POINTER = "actual.json";
  static final String CUTS = "cortes";
  static final String IMAGES = "imagenes";
  static final String MANIFEST = "manifiesto.json";

  private Paths() {}

  /** Below the publication directory. */
  static String cut(long number) {
    return CUTS + "/" + String.format(Locale.ROOT, "%06d", number);
  }

  /** Below the publication directory. */
  static String image(ImageHash hash) {
    return IMAGES + "/" + hash.hex() + ".jpg";
  }

  static String state(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/estado.json";
  }

  /** In which territory each section is. */
  static String sections(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/secciones.json";
  }

  static String proportional(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/representacion-proporcional.json";
  }

  static String outside(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/fuera-de-territorio.json";
  }

  static String outsideCatalogue(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/fuera-de-catalogo.json";
  }

  static String territory(ElectionTally tally, TerritoryTally territory) {
    return territoryFolder(tally, territory) + ".json";
  }

  static String section(ElectionTally tally, TerritoryTally territory, SectionTally section) {
    return territoryFolder(tally, territory) + "/" + section.section() + ".json";
  }

  /** {@code distrito} or {@code municipio}. */
  static String kind(TerritoryKind kind) {
    return switch (kind) {
      case STATE -> "entidad";
      case DISTRICT -> "distrito";
      case MUNICIPALITY -> "municipio";
    };
  }

  private static String territoryFolder(ElectionTally tally, TerritoryTally territory) {
    return "%s/%s/%s"
        .formatted(
            Cut.folder(tally.election()), kind(tally.division()), territory.territory().number());
  }
}
