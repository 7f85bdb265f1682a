package mx.openprep.centre.portal;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.browser.Browsers;
import mx.openprep.centre.mirror.ServedDirectory;
import mx.openprep.centre.publication.RealPublication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real publication with a night half done, served as difusores serve it, and a browser. */
final class Site implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private final Path directory;
  private final RealPublication publication;
  private final ServedDirectory server;
  private final Browsers browsers = new Browsers();

  Site(SharedPostgres postgres) throws Exception {
    directory = Files.createTempDirectory("openprep-site");
    publication = new RealPublication(directory, postgres, PortalGallery::paint);
    publication.cut();
    publication.storeOutsideCatalogue();
    publication.cut();
    publication.cut();
    publication.cut();
    server = new ServedDirectory(publication.directory(), 0);
  }

  Path directory() {
    return publication.directory();
  }

  String address() {
    return "http://localhost:" + server.port() + "/";
  }

  long cut() {
    return publication.cut();
  }

  JsonNode pointer() throws IOException {
    return json("avance.json");
  }

  JsonNode index() throws IOException {
    return json(pointer().required("indice").required("ruta").stringValue());
  }

  JsonNode election(String code) throws IOException {
    for (JsonNode one : index().required("elecciones")) {
      if (one.required("eleccion").stringValue().equals(code)) {
        return one;
      }
    }
    throw new AssertionError(code);
  }

  JsonNode json(String address) throws IOException {
    return JSON.readTree(Files.readString(directory().resolve(address)));
  }

  /** A visit with a screen of this size. */
  Visit visit(int width, int height, ColorScheme theme) {
    return visit(
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(theme)
            .setLocale("es-MX"));
  }

  Visit visit(Browser.NewContextOptions options) {
    return new Visit(browsers.browser().newContext(options), address());
  }

  @Override
  public void close() throws IOException {
    browsers.close();
    server.close();
    publication.close();
  }

  /** One reader's window, and all that their browser complained about. */
  record Visit(BrowserContext context, Page page, String address, List<String> complaints)
      implements AutoCloseable {
    Visit(BrowserContext context, String address) {
      this(context, context.newPage(), address, new ArrayList<>());
      page.onConsoleMessage(message -> {
        if (message.type().equals("error") || message.type().equals("warning")) {
          complaints.add(message.text());
        }
      });
      page.onPageError(complaints::add);
    }

    /** Goes to an address of the site and waits until its page is there. */
    Visit open(String hash) {
      page.navigate("about:blank");
      page.navigate(address + hash);
      return shown();
    }

    /** Goes there as a reader would, who need not come anew. */
    Visit at(String hash) {
      return hash.startsWith("#") && page.url().startsWith(address + "#") ? go(hash) : open(hash);
    }

    /** As it was two minutes after the cuts were made, for clock and server. */
    void atNight() {
      page.clock().setFixedTime("2024-06-03T03:32:00Z");
      page.route(
          "**/avance.json",
          route -> {
            APIResponse answer = route.fetch();
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.remove("date");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
          });
    }

    /** Goes on to another address within the site. */
    Visit go(String hash) {
      page.evaluate("hash => { location.hash = hash; }", hash);
      page.waitForSelector("main[data-shown='" + hash + "']");
      return this;
    }

    Visit shown() {
      page.waitForSelector("main h1");
      return this;
    }

    @Override
    public void close() {
      context.close();
    }
  }
}
