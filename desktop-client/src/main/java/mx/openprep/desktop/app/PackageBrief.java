package mx.openprep.desktop.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.desktop.station.StationIdentity;
import mx.openprep.message.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The brief of the election package this workstation was enrolled for, as soon as it is. */
final class PackageBrief implements Supplier<Optional<String>> {
  private static final Logger LOG = LoggerFactory.getLogger(PackageBrief.class);

  private final Path directory;
  // An identity stays as long as the program runs; reading it costs more than looking at a page.
  private volatile Optional<String> known = Optional.empty();

  PackageBrief(Path directory) {
    this.directory = directory;
  }

  @Override
  public Optional<String> get() {
    if (known.isEmpty()) {
      known = read();
    }
    return known;
  }

  private Optional<String> read() {
    try {
      return StationIdentity.load(directory).map(identity -> identity.packageHash().brief());
    } catch (Refusal unreadable) {
      // Told when the node is opened; until then the node's own check stands.
      LOG.debug("The identity of this station cannot be read", unreadable);
      return Optional.empty();
    }
  }
}
