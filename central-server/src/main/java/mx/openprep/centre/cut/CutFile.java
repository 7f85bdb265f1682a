package mx.openprep.centre.cut;

/**
 * A file of a cut.
 *
 * @param path its logical path, with slashes, the same in every cut; in which cut's folder the file
 *     lies is the publication's affair
 * @param content asked for once
 */
public record CutFile(String path, Content content) {
  /** Renders the file whole. */
  @FunctionalInterface
  public interface Content {
    /**
     * The whole content.
     *
     * @param published the files of earlier waves and of earlier cuts, which this one may name
     */
    byte[] render(PublishedFiles published);
  }

  /** True when a file belongs to its cut alone: later cuts do not go on showing it. */
  public static boolean isOfOneCut(String path) {
    return path.startsWith(Paths.DATABASES + "/");
  }
}
