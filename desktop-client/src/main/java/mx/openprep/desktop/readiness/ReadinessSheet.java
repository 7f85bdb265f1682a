package mx.openprep.desktop.readiness;

import java.util.List;
import mx.openprep.desktop.app.ui.Notice;
import mx.openprep.desktop.printing.Sheet;
import mx.openprep.desktop.printing.SheetBuilder;
import mx.openprep.desktop.printing.SheetBuilder.Column;
import mx.openprep.readiness.ReadinessCheck;
import mx.openprep.readiness.ReadinessItem;
import mx.openprep.readiness.ReadinessReport;

/**
 * The report on paper, to be signed and filed: with the hash in full and the code name in large.
 */
final class ReadinessSheet {
  private final ReadinessWords words;

  ReadinessSheet(ReadinessWords words) {
    this.words = words;
  }

  Sheet of(ReadinessReport report, SheetBuilder sheet) {
    return sheet
        .large(words.summary(report.level()))
        .table(
            List.of(
                new Column(words.texts().of("readiness.column.check"), 2),
                new Column(words.texts().of("readiness.column.level"), 2),
                new Column(words.texts().of("readiness.column.found"), 7)),
            report.items().stream().map(this::row).toList())
        .section(words.texts().of("readiness.sheet.program"))
        .large(report.item(ReadinessCheck.PROGRAM).value())
        .section(words.texts().of("readiness.sheet.package"))
        .paragraph(report.item(ReadinessCheck.PACKAGE).value())
        .signatures(
            words.texts().of("readiness.sheet.who"), words.texts().of("readiness.sheet.witness"))
        .build("preparacion");
  }

  private List<String> row(ReadinessItem item) {
    Notice notice = words.notice(item);
    return List.of(
        words.check(item.check()),
        words.level(item.level()),
        String.join(" ", notice.title(), notice.cause(), notice.action()).strip());
  }
}
