package mx.openprep.desktop.packing;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.journal.WireValues;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.Caja;

/** The sheet that goes with a closed caja: folio, council, every acta in its order, signatures. */
final class PackingList {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

  private PackingList() {}

  static Sheet of(Caja caja, Letterhead from, Texts texts) {
    ZonedDateTime closed = WireValues.instant(caja.getClosed()).atZone(from.zone());
    return new SheetBuilder(texts.of("packing.list"), from, texts)
        .large(caja.getFolio())
        .paragraph(
            texts.of(
                "packing.list.council",
                caja.getCouncilName(),
                caja.getActasCount(),
                TIME.format(closed),
                caja.getClosedBy()))
        .table(
            List.of(
                new SheetBuilder.Column(texts.of("packing.list.number"), 1, true),
                new SheetBuilder.Column(texts.of("packing.list.election"), 3),
                new SheetBuilder.Column(texts.of("packing.list.section"), 2),
                new SheetBuilder.Column(texts.of("packing.list.casilla"), 3),
                new SheetBuilder.Column(texts.of("packing.list.clave"), 4)),
            rows(caja))
        .signatures(
            texts.of("packing.list.packs"),
            texts.of("packing.list.coordinates"),
            texts.of("packing.list.receives"))
        .build("lista-" + caja.getFolio());
  }

  private static List<List<String>> rows(Caja caja) {
    List<List<String>> rows = new ArrayList<>();
    for (ActaCard acta : caja.getActasList()) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              acta.getElectionName(),
              acta.getSection(),
              acta.getCasillaName(),
              acta.getClaveActa()));
    }
    return rows;
  }
}
