package mx.openprep.desktop.supervision;

import java.util.List;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.v1.Stage;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Name and picture of each stage: never its colour alone. */
final class StageLook {
  /** In the order of an acta's life. */
  static final List<Stage> WAY =
      List.of(
          Stage.ESPERADAS,
          Stage.ACOPIADAS,
          Stage.PRIMERA_CAPTURA,
          Stage.SEGUNDA_CAPTURA,
          Stage.TERCERA_CAPTURA,
          Stage.RESOLUCION,
          Stage.POR_ENVIAR,
          Stage.POR_PUBLICAR,
          Stage.PUBLICADAS);

  static final List<Stage> SIDE_EXITS =
      List.of(
          Stage.SIN_ACTA, Stage.FUERA_DE_CATALOGO, Stage.SIN_IDENTIFICAR, Stage.POR_REDIGITALIZAR);

  private StageLook() {}

  /** Whether somebody should do something about what waits here. */
  static boolean isWork(Stage stage) {
    return switch (stage) {
      case ACOPIADAS,
          PRIMERA_CAPTURA,
          SEGUNDA_CAPTURA,
          TERCERA_CAPTURA,
          RESOLUCION,
          POR_ENVIAR,
          SIN_IDENTIFICAR,
          POR_REDIGITALIZAR ->
          true;
      case ESPERADAS,
          POR_PUBLICAR,
          PUBLICADAS,
          SIN_ACTA,
          FUERA_DE_CATALOGO,
          STAGE_UNSPECIFIED,
          UNRECOGNIZED ->
          false;
    };
  }

  static String name(Texts texts, Stage stage) {
    return switch (stage) {
      case ESPERADAS -> texts.of("stage.esperadas");
      case ACOPIADAS -> texts.of("stage.acopiadas");
      case PRIMERA_CAPTURA -> texts.of("stage.first");
      case SEGUNDA_CAPTURA -> texts.of("stage.second");
      case TERCERA_CAPTURA -> texts.of("stage.third");
      case RESOLUCION -> texts.of("stage.adjudication");
      case POR_ENVIAR -> texts.of("stage.to-send");
      case POR_PUBLICAR -> texts.of("stage.sent");
      case PUBLICADAS -> texts.of("stage.published");
      case SIN_ACTA -> texts.of("stage.sin-acta");
      case FUERA_DE_CATALOGO -> texts.of("stage.fuera");
      case SIN_IDENTIFICAR -> texts.of("stage.unidentified");
      case POR_REDIGITALIZAR -> texts.of("stage.rescan");
      case STAGE_UNSPECIFIED, UNRECOGNIZED -> texts.of("stage.unknown");
    };
  }

  static Ikon icon(Stage stage) {
    return switch (stage) {
      case ESPERADAS -> Material2AL.HOURGLASS_EMPTY;
      case ACOPIADAS -> Material2MZ.MOVE_TO_INBOX;
      case PRIMERA_CAPTURA -> Material2AL.LOOKS_ONE;
      case SEGUNDA_CAPTURA -> Material2AL.LOOKS_TWO;
      case TERCERA_CAPTURA -> Material2AL.LOOKS_3;
      case RESOLUCION -> Material2AL.GAVEL;
      case POR_ENVIAR -> Material2AL.CLOUD_UPLOAD;
      case POR_PUBLICAR -> Material2AL.CLOUD_DONE;
      case PUBLICADAS -> Material2MZ.PUBLIC;
      case SIN_ACTA -> Material2AL.ASSIGNMENT_LATE;
      case FUERA_DE_CATALOGO -> Material2AL.HELP_OUTLINE;
      case SIN_IDENTIFICAR -> Material2AL.IMAGE_SEARCH;
      case POR_REDIGITALIZAR -> Material2MZ.SCANNER;
      case STAGE_UNSPECIFIED, UNRECOGNIZED -> Material2AL.HELP_OUTLINE;
    };
  }
}
