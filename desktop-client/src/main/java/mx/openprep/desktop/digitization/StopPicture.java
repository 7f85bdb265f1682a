package mx.openprep.desktop.digitization;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/**
 * Drawings of what happened at the scanner and of the movement that mends it, in strokes on a sheet
 * of 190 by 120. What is wrong is red, the movement of the hand is blue; the colours come from the
 * theme. A sheet stands upright; a scanner is seen from its side, its feeder at the right.
 */
enum StopPicture {
  JAM(
      scanner(),
      line("M118 66 L162 20"),
      fault("M96 78 L108 70 L104 62 L122 62 L118 50 L134 48 L132 36 L150 30"),
      move("M146 58 L172 30 M158 32 L173 29 L171 44")),
  COVER_OPEN(
      scanner(),
      fault("M30 66 L62 12 L72 18 L44 66"),
      move("M82 16 Q118 18 118 50 M108 42 L118 54 L128 42")),
  EMPTY(
      scanner(),
      line("M118 66 L162 20"),
      faultDashed("M110 60 L148 18 L158 26 L120 66 Z"),
      paper("M60 4 H92 V46 H60 Z"),
      lines("M66 14 H86 M66 22 H86 M66 30 H80"),
      move("M98 22 H128 M120 13 L130 22 L120 31")),
  BUSY(
      scanner(),
      paper("M64 58 H116 V66 H64 Z"),
      fault("M66 34 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0 M86 34 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0"),
      fault("M106 34 a4 4 0 1 0 8 0 a4 4 0 1 0 -8 0")),
  CABLE(
      scanner(),
      fault("M156 92 H168 Q178 92 178 82 V70 M172 70 H184 M174 62 V70 M182 62 V70"),
      line("M178 24 V14 M168 24 H188 V40 H168 Z"),
      move("M178 58 V46 M171 52 L178 44 L185 52")),
  CLOCK(scanner(), fault("M68 34 a22 22 0 1 0 44 0 a22 22 0 1 0 -44 0 M90 20 V34 L100 41")),
  SWITCH(scanner(), fault("M78 22 a18 18 0 1 0 24 0 M90 14 V36")),
  HALF_PAGE(
      paper("M66 6 H124 V58 L114 52 L105 60 L95 52 L85 60 L76 52 L66 58 Z"),
      lines("M74 18 H104 M74 28 H116 M74 38 H116"),
      faultDashed("M66 66 L76 60 L85 68 L95 60 L105 68 L114 60 L124 66 V114 H66 Z")),
  STRANGER(scanner(), fault("M80 34 V26 a10 10 0 0 1 20 0 M74 34 H106 V56 H74 Z M90 42 V48")),
  DISK(
      body("M60 26 a30 10 0 1 0 60 0 a30 10 0 1 0 -60 0 V92 a30 10 0 0 0 60 0 V26"),
      fault("M60 48 a30 10 0 0 0 60 0 M60 70 a30 10 0 0 0 60 0")),
  BLANK(page(), fault("M78 44 H112 M78 60 H112 M78 76 H112 M72 96 L120 24"), turnOver()),
  DARK(
      fault("M66 6 H124 V114 H66 Z M66 24 L84 6 M66 48 L108 6 M66 72 L124 14 M66 96 L124 38"),
      fault("M72 114 L124 62 M96 114 L124 86")),
  PALE(page(), faultDashed("M76 24 H114 M76 40 H114 M76 56 H114 M76 72 H114 M76 88 H104")),
  BLURRED(
      page(),
      text(),
      fault("M78 28 H112 M78 44 H116 M78 60 H116 M78 76 H116"),
      move("M140 84 H176 M140 92 Q158 104 176 92 M150 84 V70 H166 V84")),
  DOUBLE(
      paper("M88 2 H146 V106 H88 Z"),
      fault("M60 14 H118 V118 H60 Z"),
      move("M44 60 H16 M26 51 L14 60 L26 69 M154 54 H178 M168 45 L180 54 L168 63")),
  SKEWED(
      fault("M54 24 L110 4 L142 96 L86 116 Z"),
      lines("M70 32 L108 18 M76 48 L114 34 M82 64 L120 50 M88 80 L126 66"),
      move("M150 20 Q174 44 162 78 M153 68 L161 81 L173 72")),
  CUT_OFF(
      paper("M66 6 H124 V114 H66 Z"),
      lines("M60 24 H114 M60 40 H114 M60 56 H114"),
      fault("M74 2 V118"),
      faultDashed("M40 6 H66 M40 114 H66 M40 6 V114"),
      move("M150 60 H176 M166 51 L178 60 L166 69")),
  FOLDED(
      paper("M66 6 H106 L124 28 V114 H66 Z"),
      lines("M76 44 H114 M76 60 H114 M76 76 H114"),
      fault("M106 6 V28 H124"),
      move("M112 30 Q130 30 140 10 M128 12 L141 8 L145 21")),
  STREAK(page(), text(), fault("M100 2 V118"), move("M140 96 H176 M146 88 H170 L166 76 H150 Z")),
  OTHER_PAPER(page(), text(), fault("M74 34 L116 86 M116 34 L74 86"), aside()),
  UPSIDE_DOWN(
      page(),
      lines("M76 96 H104 M76 84 H114 M76 72 H114"),
      fault("M74 14 h10 v10 h-10 z"),
      move("M142 34 Q172 60 142 88 M142 72 L140 90 L157 88")),
  NO_QR(
      page(),
      lines("M76 44 H114 M76 60 H114 M76 76 H114 M76 92 H104"),
      qr(),
      fault("M92 8 L122 36")),
  TWICE(
      paper("M24 12 H76 V104 H24 Z"),
      lines("M32 28 H66 M32 42 H66 M32 56 H66"),
      fault("M86 50 H104 M86 62 H104"),
      paper("M114 12 H166 V104 H114 Z"),
      lines("M122 28 H156 M122 42 H156 M122 56 H156")),
  OTHER_PLACE(
      paper("M16 20 H66 V104 H16 Z"),
      lines("M24 36 H56 M24 50 H56 M24 64 H56"),
      fault("M118 60 L146 34 L174 60 M126 54 V94 H166 V54"),
      move("M76 70 H108 M98 61 L110 70 L98 79")),
  NOT_RECEIVED(
      page(),
      text(),
      fault("M136 66 H176 V78 H136 Z M148 66 V52 a8 8 0 1 1 16 0 V66"),
      move("M156 86 V104 M147 96 L156 106 L165 96"));

  /** Strokes of one kind. */
  private record Layer(String style, String path) {}

  // A list that nobody can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Layer> layers;

  StopPicture(Layer... layers) {
    this.layers = List.of(layers);
  }

  private static Layer body(String path) {
    return new Layer("drawn-body", path);
  }

  private static Layer scanner() {
    return body(
        "M24 72 Q24 66 30 66 H150 Q156 66 156 72 V100 Q156 106 150 106 H30 Q24 106 24 100 Z"
            + " M40 78 H140 M24 98 L4 108");
  }

  private static Layer paper(String path) {
    return new Layer("drawn-paper", path);
  }

  private static Layer page() {
    return paper("M66 6 H124 V114 H66 Z");
  }

  private static Layer line(String path) {
    return new Layer("drawn-line", path);
  }

  private static Layer lines(String path) {
    return new Layer("drawn-text", path);
  }

  private static Layer text() {
    return lines("M76 24 H104 M76 40 H114 M76 56 H114 M76 72 H114 M76 88 H104");
  }

  private static Layer qr() {
    return new Layer("drawn-code", "M98 12 h8 v8 h-8 z M110 12 h8 v8 h-8 z M98 24 h8 v8 h-8 z");
  }

  private static Layer fault(String path) {
    return new Layer("drawn-fault", path);
  }

  private static Layer faultDashed(String path) {
    return new Layer("drawn-fault-dashed", path);
  }

  private static Layer move(String path) {
    return new Layer("drawn-move", path);
  }

  private static Layer turnOver() {
    return move("M136 40 Q164 20 172 56 M162 48 L173 60 L181 46");
  }

  private static Layer aside() {
    return move("M136 60 H172 M160 49 L174 60 L160 71");
  }

  /** The drawing; the words beside it say the same. */
  Node draw() {
    // Keeps all drawings on the same sheet, whatever their strokes reach.
    SVGPath sheet = new SVGPath();
    sheet.setContent("M0 0 H190 V120 H0 Z");
    sheet.getStyleClass().add("drawn-sheet");
    Group drawing = new Group(sheet);
    for (Layer layer : layers) {
      SVGPath strokes = new SVGPath();
      strokes.setContent(layer.path());
      strokes.getStyleClass().add(layer.style());
      drawing.getChildren().add(strokes);
    }
    StackPane frame = new StackPane(drawing);
    frame.getStyleClass().add("drawing");
    return frame;
  }
}
