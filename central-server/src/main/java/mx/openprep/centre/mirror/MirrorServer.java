package mx.openprep.centre.mirror;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.portal.PageSecurity;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.StandardRoot;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * Serves a mirror's directory by HTTP, read only, with the web server that the centre has too:
 * compressed siblings, entity tags and partial answers are Tomcat's own.
 */
final class MirrorServer implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int SILENCE_MILLIS = 20_000;

  private final Tomcat tomcat;
  private final Path scratch;
  // The container keeps its loggers weakly; ours must stay as it is set.
  private final Logger noise = Logger.getLogger("org.apache");

  private MirrorServer(Tomcat tomcat, Path scratch) {
    this.tomcat = tomcat;
    this.scratch = scratch;
    noise.setLevel(Level.WARNING);
  }

  /** Starts it; port 0 for any free one. */
  static MirrorServer start(Path directory, InetSocketAddress at) throws IOException {
    Path scratch = Files.createTempDirectory("openprep-mirror");
    Tomcat tomcat = new Tomcat();
    MirrorServer server = new MirrorServer(tomcat, scratch);
    tomcat.setBaseDir(scratch.toString());
    tomcat.setConnector(connector(at));
    tomcat.getHost().setAppBase(scratch.toString());
    Context context = tomcat.addContext("", directory.toAbsolutePath().toString());
    if (context instanceof StandardContext plain) {
      // There is no application whose traces could be left.
      plain.setClearReferencesRmiTargets(false);
      plain.setClearReferencesThreadLocals(false);
    }
    StandardRoot files = new StandardRoot(context);
    // The pointer must be seen as soon as it moves.
    files.setCachingAllowed(false);
    context.setResources(files);
    context.addWelcomeFile("index.html");
    context.addMimeMapping("json", "application/json");
    context.addMimeMapping("html", "text/html;charset=UTF-8");
    context.addMimeMapping("css", "text/css");
    context.addMimeMapping("js", "text/javascript");
    context.addMimeMapping("atom", "application/atom+xml");
    context.addMimeMapping("svg", "image/svg+xml");
    context.addMimeMapping("jpg", "image/jpeg");
    context.addMimeMapping("csv", "text/csv");
    context.addMimeMapping("zip", "application/zip");
    context.addMimeMapping("gz", "application/gzip");
    context.addMimeMapping("pem", "application/x-pem-file");
    context.addMimeMapping("firma", "application/json");
    context.addMimeMapping(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    Wrapper servlet = Tomcat.addServlet(context, "files", new DefaultServlet());
    servlet.addInitParameter("listings", "false");
    servlet.addInitParameter("readonly", "true");
    servlet.addInitParameter("precompressed", "br=.br,gzip=.gz");
    servlet.addInitParameter("showServerInfo", "false");
    servlet.setLoadOnStartup(1);
    context.addServletMapping("/", "files");
    addFilter(context);
    try {
      tomcat.start();
    } catch (LifecycleException e) {
      server.close();
      throw new IOException("Cannot listen at " + at, e);
    }
    return server;
  }

  private static Connector connector(InetSocketAddress at) {
    Connector connector = new Connector();
    connector.setPort(at.getPort());
    InetAddress address = at.getAddress();
    if (address != null) {
      connector.setProperty("address", address.getHostAddress());
    }
    connector.setProperty("connectionTimeout", Integer.toString(SILENCE_MILLIS));
    connector.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
    connector.setProperty("server", "OpenPREP");
    connector.setAllowTrace(false);
    connector.setXpoweredBy(false);
    connector.setThrowOnFailure(true);
    return connector;
  }

  private static void addFilter(Context context) {
    FilterDef definition = new FilterDef();
    definition.setFilterName("readers");
    definition.setFilter(new ReadersOnly());
    definition.setAsyncSupported("true");
    context.addFilterDef(definition);
    FilterMap everywhere = new FilterMap();
    everywhere.setFilterName("readers");
    everywhere.addURLPattern("/*");
    everywhere.setDispatcher(DispatcherType.REQUEST.name());
    context.addFilterMap(everywhere);
  }

  /** Until the program is ended. */
  void await() {
    tomcat.getServer().await();
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws IOException {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IOException("The web server does not end", e);
    } finally {
      try (var left = Files.walk(scratch)) {
        left.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  /** Reading is all there is; nothing hidden; what may be kept, and how it may be shown. */
  private static final class ReadersOnly extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws IOException, ServletException {
      String method = request.getMethod().toUpperCase(Locale.ROOT);
      if (!method.equals("GET") && !method.equals("HEAD")) {
        response.setHeader("Allow", "GET, HEAD");
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        return;
      }
      String path = request.getServletPath();
      if (path.contains("/.") || isFolder(path)) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      boolean isForEver =
          path.startsWith("/" + Paths.CUTS + "/") || path.startsWith("/" + Paths.IMAGES + "/");
      response.setHeader(
          "Cache-Control", isForEver ? "public, max-age=31536000, immutable" : "public, no-cache");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Content-Security-Policy", PageSecurity.content(path));
      response.setHeader("Referrer-Policy", "no-referrer");
      // Data are for everybody's pages.
      response.setHeader("Access-Control-Allow-Origin", "*");
      chain.doFilter(request, new Kept(response));
    }

    private static boolean isFolder(String path) {
      return path.length() > 1 && path.endsWith("/");
    }
  }

  /** An error is not to be kept for a year. */
  private static final class Kept extends jakarta.servlet.http.HttpServletResponseWrapper {
    Kept(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
      setHeader("Cache-Control", "no-store");
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      setHeader("Cache-Control", "no-store");
      super.sendError(status, message);
    }
  }
}
