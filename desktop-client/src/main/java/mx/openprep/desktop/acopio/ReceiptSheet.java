package mx.openprep.desktop.acopio;

import java.util.ArrayList;
import java.util.List;
import mx.openprep.desktop.app.ui.Texts;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.Stationery;
import mx.openprep.v1.ActaCard;
import mx.openprep.v1.DocumentType;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.SobreReceipt;

/** The acuse de recibo of a sobre, as it is printed. */
record ReceiptSheet(Texts texts, OfficialTime time, NodeDescription node) {
  static SheetBuilder begin(Stationery stationery) {
    return stationery.begin(stationery.texts().of("receipt.title"));
  }

  /** Fills the sheet and finishes it. */
  Sheet of(SobreReceipt receipt, SheetBuilder sheet) {
    var sobre = receipt.getSobre();
    sheet
        .large(texts.of("acta.casilla", sobre.getSection(), sobre.getCasillaName()))
        .large(sobre.getMunicipalityName())
        .table(
            List.of(
                new SheetBuilder.Column(texts.of("receipt.field"), 1),
                new SheetBuilder.Column(texts.of("receipt.value"), 3)),
            facts(receipt))
        .section(texts.of("receipt.actas", receipt.getActasCount()))
        .table(
            List.of(
                new SheetBuilder.Column(texts.of("missing.elections"), 2),
                new SheetBuilder.Column(texts.of("missing.clave"), 2)),
            receipt.getActasList().stream().map(ReceiptSheet::row).toList())
        .qr(receipt.getProof(), texts.of("receipt.proof", receipt.getFolio()));
    return sheet
        .signatures(texts.of("receipt.delivers"), texts.of("receipt.receives"))
        .build("acuse-" + receipt.getFolio());
  }

  private List<List<String>> facts(SobreReceipt receipt) {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of(texts.of("receipt.folio"), receipt.getFolio()));
    facts.add(
        List.of(texts.of("receipt.received"), time.whole(receipt.getReception().getReceived())));
    facts.add(List.of(texts.of("receipt.person"), receipt.getReception().getPersonName()));
    facts.add(
        List.of(
            texts.of("receipt.place"),
            node.getCatdName() + " · " + receipt.getReception().getStation()));
    facts.add(List.of(texts.of("acopio.document"), document(receipt.getDocumentType())));
    facts.add(
        List.of(
            texts.of("acopio.mechanism"),
            receipt.getTransferMechanism().isEmpty()
                ? texts.of("acopio.mechanism.unknown")
                : receipt.getTransferMechanism()));
    facts.add(
        List.of(
            texts.of("acopio.seal"),
            receipt.getSealIntact() ? texts.of("acopio.seal.intact") : receipt.getSealComment()));
    if (receipt.getOutsideOperation()) {
      facts.add(List.of(texts.of("receipt.note"), texts.of("receipt.outside")));
    }
    return facts;
  }

  private static List<String> row(ActaCard acta) {
    return List.of(acta.getElectionName(), acta.getClaveActa());
  }

  static String document(DocumentType type) {
    return mx.openprep.acta.DocumentType.valueOf(type.name()).published();
  }
}
