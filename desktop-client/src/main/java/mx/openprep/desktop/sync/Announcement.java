package mx.openprep.desktop.sync;

import mx.openprep.election.PackageHash;
import mx.openprep.journal.Realm;

/** What a node tells the centre about itself before anything is exchanged. */
public record Announcement(PackageHash packageHash, Realm realm, String softwareVersion) {
  /** Of {@code centre.proto}. */
  static final int PROTOCOL_VERSION = 1;
}
