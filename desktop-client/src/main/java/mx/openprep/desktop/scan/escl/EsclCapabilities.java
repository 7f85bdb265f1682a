package mx.openprep.desktop.scan.escl;

import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * What a scanner says it is and can.
 *
 * @param model vendor and model, as far as it says
 */
record EsclCapabilities(String model, Optional<PaperSource> glass, Optional<PaperSource> feeder) {
  /**
   * Reads them; what is not understood is left out.
   *
   * @throws XMLStreamException if this is no scanner with a glass or a feeder
   */
  static EsclCapabilities of(XmlTree said) throws XMLStreamException {
    if (!said.name().equals("ScannerCapabilities")) {
      throw new XMLStreamException("no capabilities but " + said.name());
    }
    Optional<PaperSource> glass =
        said.first("Platen").flatMap(p -> p.first("PlatenInputCaps")).map(PaperSource::of);
    Optional<PaperSource> feeder =
        said.first("Adf").flatMap(a -> a.first("AdfSimplexInputCaps")).map(PaperSource::of);
    if (glass.isEmpty() && feeder.isEmpty()) {
      throw new XMLStreamException("neither a glass nor a feeder");
    }
    return new EsclCapabilities(model(said), glass, feeder);
  }

  private static String model(XmlTree said) {
    String model = said.textOf("MakeAndModel").orElse("");
    String maker = said.textOf("Manufacturer").orElse("");
    return model.regionMatches(true, 0, maker, 0, maker.length())
        ? model
        : (maker + " " + model).strip();
  }
}
