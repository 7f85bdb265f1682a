package mx.openprep.desktop.scan.escl;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/** A scanner that has said what it is. */
record EsclDevice(
    EsclAddress address,
    String name,
    EsclConnection connection,
    EsclPatience patience,
    EsclCapabilities capabilities,
    EsclQuirks quirks) {

  /**
   * Asks a scanner what it is.
   *
   * @throws Refusal when it answers, but not as a scanner does
   */
  static EsclDevice at(EsclSettings settings, EsclConnection connection, EsclQuirks.Table table)
      throws IOException, InterruptedException {
    String name = settings.name();
    EsclAddress address = settings.address();
    URI resource = address.resource("ScannerCapabilities");
    EsclConnection.Answer answer = connection.document(resource, EsclQuirks.NONE);
    long until = System.nanoTime() + settings.patience().busy().toNanos();
    // Some are waking up.
    while (answer.status() == 503) {
      if (System.nanoTime() > until) {
        throw new Refusal(MessageCode.SCANNER_BUSY, name, "HTTP 503");
      }
      TimeUnit.NANOSECONDS.sleep(answer.pause(settings.patience().again()).toNanos());
      answer = connection.document(resource, EsclQuirks.NONE);
    }
    EsclCapabilities capabilities;
    try {
      capabilities = EsclCapabilities.of(tree(answer));
    } catch (XMLStreamException e) {
      throw EsclFailures.refusal(e, name);
    }
    EsclQuirks quirks = table.of(capabilities.model(), answer.header("Server").orElse(""));
    return new EsclDevice(address, name, connection, settings.patience(), capabilities, quirks);
  }

  /** How it is; unknown when it does not say so intelligibly. */
  EsclStatus status() throws IOException, InterruptedException {
    try {
      return EsclStatus.of(tree(connection.document(address.resource("ScannerStatus"), quirks)));
    } catch (XMLStreamException unintelligible) {
      return EsclStatus.UNKNOWN;
    }
  }

  private static XmlTree tree(EsclConnection.Answer answer) throws IOException, XMLStreamException {
    if (answer.status() != 200) {
      throw new XMLStreamException("HTTP " + answer.status());
    }
    if (answer.body().tooLarge()) {
      throw new XMLStreamException("far too long a document");
    }
    if (answer.body().cut().isPresent()) {
      throw new IOException("a document was cut off", answer.body().cut().get());
    }
    return XmlTree.parse(answer.body().bytes());
  }

  Refusal refusal(MessageCode code, String cause) {
    return new Refusal(code, name, cause);
  }

  /** What it has under the glass, or in the feeder. */
  PaperSource source(boolean feeder) {
    return (feeder ? capabilities.feeder() : capabilities.glass())
        .orElseThrow(() ->
            refusal(MessageCode.SCANNER_FAILED, feeder ? "it has no feeder" : "it has no glass"));
  }
}
