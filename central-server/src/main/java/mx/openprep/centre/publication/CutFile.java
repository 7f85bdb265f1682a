package mx.openprep.centre.publication;

/**
 * A file of a cut.
 *
 * @param path below the cut's directory, with slashes
 * @param content asked for once
 */
record CutFile(String path, Content content) {
  /** Renders the file whole. */
  interface Content {
    byte[] render();
  }
}
