package mx.openprep.desktop.lan;

import mx.openprep.desktop.station.StationName;

/**
 * A host that made itself known. Nothing it says is believed: whoever joins it asks for its
 * certificate.
 */
public record FoundHost(StationName name, HostAddress address) {
  /** Whether it says it is of the same realm and CATD. */
  public boolean isFor(StationName other) {
    return name.realm() == other.realm() && name.catd().equals(other.catd());
  }
}
