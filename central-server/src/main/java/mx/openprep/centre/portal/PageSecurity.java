package mx.openprep.centre.portal;

/** The content security policy of the site, wherever it is served. */
public final class PageSecurity {
  /** The one page that others may show in a frame. */
  private static final String FOR_FRAMES = "/incrustar.html";

  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";

  private PageSecurity() {}

  /** For the page at this path of the publication. */
  public static String content(String path) {
    return CONTENT + (path.equals(FOR_FRAMES) ? "*" : "'none'");
  }
}
