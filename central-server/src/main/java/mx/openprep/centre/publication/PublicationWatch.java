package mx.openprep.centre.publication;

import mx.openprep.centre.watch.ChangeWatch;

/** Says when a cut is published, whichever instance published it. */
public final class PublicationWatch extends ChangeWatch {
  PublicationWatch(PublishedActas published) {
    super("publication", published::lastCut);
  }
}
