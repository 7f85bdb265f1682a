package mx.openprep.desktop.scan.escl;

import java.nio.file.Path;

/**
 * Which scanner of the network, and how it is used.
 *
 * @param name as a person knows it; stands in the journal as the scanner of its images
 * @param directory for what is kept of network scanners: their certificates, and the pages that
 *     were received and are not stored at the node yet
 */
public record EsclSettings(
    EsclAddress address, String name, EsclSource source, Path directory, EsclPatience patience) {
  public static EsclSettings of(EsclAddress address, String name, Path directory) {
    return new EsclSettings(address, name, EsclSource.AUTOMATIC, directory, EsclPatience.USUAL);
  }

  public EsclSettings withSource(EsclSource changed) {
    return new EsclSettings(address, name, changed, directory, patience);
  }

  public EsclSettings withPatience(EsclPatience changed) {
    return new EsclSettings(address, name, source, directory, changed);
  }
}
