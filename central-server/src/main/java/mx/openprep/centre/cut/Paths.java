package mx.openprep.centre.cut;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.tally.ElectionTally;
import mx.openprep.centre.tally.SectionTally;
import mx.openprep.centre.tally.TerritoryTally;
import mx.openprep.election.CasillaType;
import mx.openprep.election.TerritoryKind;

/** The grammar of published addresses, below the directory of a cut unless said otherwise. */
public final class Paths {
  /**
   * Below the publication directory: how far each election is, and which cut is the present one.
   */
  public static final String POINTER = "avance.json";

  public static final String CUTS = "cortes";
  public static final String IMAGES = "imagenes";

  /** Database files: a cut has its own, later ones do not show them. */
  public static final String DATABASES = "bases";

  public static final String MANIFEST = "manifiesto.json";
  public static final String INDEX = "indice.json";

  /** What time made of the figures, in a file an hour; {@link #SERIES} names them. */
  public static final String SERIES_FOLDER = "serie";

  public static final String SERIES = "serie.json";

  /** The log of all journals, laid out below as C2SP tlog-tiles says; hashes only. */
  public static final String LOG = "bitacora";

  /** Signed: how long the log is and its root. */
  public static final String CHECKPOINT = LOG + "/checkpoint";

  /** Colours of options and maps; never changes. */
  public static final String APPEARANCE = "apariencia.json";

  /** What lies at the root too, beside the pointer: the page and what people without it read. */
  public static final String PAGE = "pagina";

  /** Pages of figures that need no script. */
  public static final String PLAIN = "paginas";

  /** JSON Schema of every kind of file. */
  public static final String SCHEMAS = "esquemas";

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH", Locale.ROOT);

  private Paths() {}

  /** Below the publication directory. */
  public static String cut(long number) {
    return CUTS + "/" + String.format(Locale.ROOT, "%06d", number);
  }

  /** Below the publication directory. */
  public static String image(ImageHash hash) {
    return IMAGES + "/" + hash.hex() + ".jpg";
  }

  public static String state(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/estado.json";
  }

  /** In which territory each section is. */
  public static String sections(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/secciones.json";
  }

  public static String proportional(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/representacion-proporcional.json";
  }

  public static String outside(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/fuera-de-territorio.json";
  }

  public static String outsideCatalogue(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/fuera-de-catalogo.json";
  }

  /** Actas that are not in the votes, and why. */
  public static String notCounted(ElectionTally tally) {
    return Cut.folder(tally.election()) + "/no-contabilizadas.json";
  }

  /** All casillas of one type, wherever they lie. */
  public static String casillaType(ElectionTally tally, CasillaType type) {
    return Cut.folder(tally.election()) + "/por-tipo/" + name(type) + ".json";
  }

  /** {@code serie/20240602T21.json}: the cuts made in that hour of official local time. */
  public static String seriesHour(OffsetDateTime at) {
    return SERIES_FOLDER + "/" + HOUR.format(at) + ".json";
  }

  public static String schema(String kind) {
    return SCHEMAS + "/" + kind + ".schema.json";
  }

  public static String territory(ElectionTally tally, TerritoryTally territory) {
    return territoryFolder(tally, territory) + ".json";
  }

  public static String section(
      ElectionTally tally, TerritoryTally territory, SectionTally section) {
    return territoryFolder(tally, territory) + "/" + section.section() + ".json";
  }

  /** The page without script of the state. */
  public static String plain(ElectionTally tally) {
    return PLAIN + "/" + Cut.folder(tally.election()) + "/estado.html";
  }

  /** The page without script of a territory. */
  public static String plain(ElectionTally tally, TerritoryTally territory) {
    return PLAIN + "/" + territoryFolder(tally, territory) + ".html";
  }

  /** The way from a file of a cut to the publication directory, with a slash at its end. */
  public static String toRoot(String path) {
    return "../../" + "../".repeat(path.split("/", -1).length - 1);
  }

  /** {@code distrito} or {@code municipio}. */
  public static String kind(TerritoryKind kind) {
    return switch (kind) {
      case STATE -> "entidad";
      case DISTRICT -> "distrito";
      case MUNICIPALITY -> "municipio";
    };
  }

  private static String name(CasillaType type) {
    return switch (type) {
      case BASICA -> "basica";
      case CONTIGUA -> "contigua";
      case EXTRAORDINARIA -> "extraordinaria";
      case ESPECIAL -> "especial";
      case VOTO_EN_EL_EXTRANJERO -> "voto-en-el-extranjero";
      case VOTO_ANTICIPADO -> "voto-anticipado";
      case PRISION_PREVENTIVA -> "prision-preventiva";
    };
  }

  private static String territoryFolder(ElectionTally tally, TerritoryTally territory) {
    return Cut.folder(tally.election())
        + "/"
        + kind(tally.division())
        + "/"
        + territory.territory().number();
  }
}
