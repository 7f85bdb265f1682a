package mx.openprep.desktop.form;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.openprep.acta.ActaQr;
import mx.openprep.acta.FormDefinition;
import mx.openprep.acta.FormField;
import mx.openprep.election.Casilla;
import mx.openprep.election.CasillaType;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.Principle;
import mx.openprep.election.TerritoryKind;
import mx.openprep.form.Box;
import mx.openprep.form.FormLayout;
import mx.openprep.journal.Realm;

/** Draws the printed part of an acta. */
final class FormPage {
  private static final Locale MEXICO = Locale.of("es", "MX");
  private static final double MARK = FormLandmarks.MARK;
  private static final double MARK_INSET = FormLandmarks.MARK_INSET;
  private static final double SHADE = 0.90;
  private static final double WHITE = 1;
  private static final double BLACK = 0;
  private static final double WATERMARK_GREY = 0.87;
  private static final double LEFT = FormLayout.MARGIN;
  private static final double RIGHT = FormLayout.WIDTH_POINTS - FormLayout.MARGIN;

  private final ElectionPackage election;
  private final Realm realm;
  private final PageCanvas canvas;
  private final FormLayout layout;

  FormPage(ElectionPackage election, Realm realm, PageCanvas canvas, FormLayout layout) {
    this.election = election;
    this.realm = realm;
    this.canvas = canvas;
    this.layout = layout;
  }

  void draw(ExpectedActa acta, FormDefinition form) throws IOException {
    watermark();
    marks();
    header(acta);
    columnHeads();
    for (FormField field : form.keyed()) {
      FormLayout.FieldBoxes boxes = layout.field(field.id()).orElseThrow();
      field(field, boxes);
    }
    footer();
  }

  private void watermark() throws IOException {
    switch (realm) {
      case OFFICIAL -> {}
      case DRILL -> canvas.watermark("SIMULACRO", 120, WATERMARK_GREY);
      case PRACTICE -> canvas.watermark("PRÁCTICA", 120, WATERMARK_GREY);
    }
  }

  /** Four squares by which a scan is set straight. */
  private void marks() throws IOException {
    double right = FormLayout.WIDTH_POINTS - MARK_INSET - MARK;
    double bottom = layout.heightPoints() - MARK_INSET - MARK;
    canvas.fill(MARK_INSET, MARK_INSET, MARK, MARK, 0);
    canvas.fill(right, MARK_INSET, MARK, MARK, 0);
    canvas.fill(MARK_INSET, bottom, MARK, MARK, 0);
    canvas.fill(right, bottom, MARK, MARK, 0);
  }

  private void header(ExpectedActa acta) throws IOException {
    QrCode qr = new QrCode(new ActaQr(election.hash().brief(), acta.id()));
    qr.draw(canvas, RIGHT - qr.size(), FormLandmarks.QR_TOP);

    Election of = election.election(acta.election());
    Casilla casilla = acta.casilla();
    double width = RIGHT - LEFT - qr.size();
    canvas.fitted(election.process().name(), LEFT, 44, 9.5, false, width);
    canvas.text("ACTA DE ESCRUTINIO Y CÓMPUTO", LEFT, 63, 15, true);
    canvas.fitted(title(of, acta), LEFT, 81, 13, true, width);
    canvas.fitted(territory(casilla), LEFT, 98, 9.5, false, width);
    canvas.fitted(place(casilla), LEFT, 117, 13, true, width);
    canvas.text("CLAVE DEL ACTA", LEFT, 133, 6.5, false);
    canvas.text(acta.key(), LEFT + 62, 135, 13, true);
    canvas.text(
        "Escriba cada cantidad con letra y con número. Si no hubo votos, escriba «cero» y «0».",
        LEFT,
        149,
        7.5,
        false);
  }

  private static String title(Election election, ExpectedActa acta) {
    return acta.type().principle() == Principle.PROPORTIONAL
        ? election.name() + " · REPRESENTACIÓN PROPORCIONAL"
        : election.name();
  }

  private static String place(Casilla casilla) {
    CasillaType type = casilla.type();
    String section = type.withoutSection() ? "" : "Sección " + casilla.key().section() + "   ";
    return section
        + "Casilla: "
        + (type.withoutSection() || type == CasillaType.BASICA
            ? type.displayName()
            : casilla.key().displayName());
  }

  private String territory(Casilla casilla) {
    Stream<String> district =
        casilla.district().stream()
            .map(d -> "Distrito " + d.number() + " " + election.territory(d).name());
    Stream<String> municipality =
        casilla.territory(TerritoryKind.MUNICIPALITY).stream()
            .map(m -> "Municipio " + m.number() + " " + election.territory(m).name());
    return Stream.of(Stream.of(election.process().entityName()), district, municipality)
        .flatMap(part -> part)
        .collect(Collectors.joining("  ·  "));
  }

  private void columnHeads() throws IOException {
    double y = FormLayout.HEADER;
    for (double x : columns()) {
      FormLayout.FieldBoxes boxes = firstOf(x);
      Box row = onPage(boxes.row());
      canvas.fill(row.x(), y, row.width(), FormLayout.COLUMN_HEAD, 0.25);
      head("RESULTADO", onPage(boxes.label()));
      head("CON LETRA", onPage(boxes.words()));
      head("CON NÚMERO", onPage(boxes.digits()));
    }
  }

  private List<Double> columns() {
    return layout.fields().values().stream().map(b -> b.row().x()).distinct().sorted().toList();
  }

  private FormLayout.FieldBoxes firstOf(double x) {
    return layout.fields().values().stream()
        .filter(b -> b.row().x() == x)
        .findFirst()
        .orElseThrow();
  }

  private void head(String text, Box part) throws IOException {
    canvas.centred(text, part.x() + part.width() / 2, FormLayout.HEADER + 10.5, 7.5, WHITE);
  }

  private void field(FormField field, FormLayout.FieldBoxes boxes) throws IOException {
    Box row = onPage(boxes.row());
    Box label = onPage(boxes.label());
    if (!field.isVote()) {
      canvas.fill(label.x(), label.y(), label.width(), label.height(), SHADE);
    }
    label(field.label().toUpperCase(MEXICO), label);
    canvas.frame(row, 0.7);
    canvas.frame(onPage(boxes.digits()), 1.3);
    Box words = onPage(boxes.words());
    double line = words.bottom() - words.height() * 0.2;
    canvas.line(words.x() + 4, line, words.right() - 4, line, 0.4, 0.55);
  }

  /** As large as fits into the rows of its box. */
  private void label(String text, Box box) throws IOException {
    double size = 8.5;
    List<String> lines = canvas.wrapped(text, size, box.width() - 8);
    while (size > 4.5 && !fits(lines, size, box)) {
      size -= 0.25;
      lines = canvas.wrapped(text, size, box.width() - 8);
    }
    double leading = size * 1.12;
    double y = box.y() + (box.height() - leading * lines.size()) / 2 + size * 0.88;
    for (String line : lines) {
      canvas.text(line, box.x() + 4, y, size, false);
      y += leading;
    }
  }

  private boolean fits(List<String> lines, double size, Box box) throws IOException {
    for (String line : lines) {
      if (canvas.textWidth(line, size) > box.width() - 8) {
        return false;
      }
    }
    return lines.size() * size * 1.12 <= box.height() - 3;
  }

  private void footer() throws IOException {
    double line = layout.heightPoints() - 46;
    double width = (RIGHT - LEFT - 24) / 3;
    String[] roles = {"PRESIDENCIA", "SECRETARÍA", "ESCRUTADOR(A)"};
    for (int i = 0; i < roles.length; i++) {
      double x = LEFT + i * (width + 12);
      canvas.line(x, line, x + width, line, 0.6, 0);
      canvas.centred(roles[i] + " · NOMBRE Y FIRMA", x + width / 2, line + 9, 6, BLACK);
    }
    String notice =
        switch (realm) {
          case OFFICIAL -> "Ejemplar para el PREP";
          case DRILL -> "SIMULACRO · sin valor oficial";
          case PRACTICE -> "PRÁCTICA · sin valor oficial";
        };
    canvas.centred(notice, FormLayout.WIDTH_POINTS / 2.0, layout.heightPoints() - 20, 8, BLACK);
  }

  private Box onPage(Box box) {
    return box.on(FormLayout.WIDTH_POINTS, layout.heightPoints());
  }
}
