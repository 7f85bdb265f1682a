package mx.openprep.centre.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import mx.openprep.centre.mirror.ServedDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The results where they are passed on to: other pages, other servers, paper, pictures. */
@ExtendWith(SiteExtension.class)
class SiteElsewhereTest {
  private final Site site;

  SiteElsewhereTest(Site site) {
    this.site = site;
  }

  @Test
  void anotherPageShowsThemInItsOwnLanguageAndSaysWhenTheyAreOld() throws Exception {
    ServedDirectory server = new ServedDirectory(site.directory(), 0);
    String origin = "http://localhost:" + server.port() + "/";
    HttpServer newspaper =
        page(
            """
            <!doctype html><html lang="en"><title>News</title><h1>News</h1>
            <script type="module" src="%1$sprep-resultados.js"></script>
            <prep-resultados eleccion="gub"></prep-resultados>
            <prep-resultados eleccion="gub" territorio="distrito/001" idioma="es"></prep-resultados>
            """
                .formatted(origin));
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.page();
      page.navigate("http://localhost:" + newspaper.getAddress().getPort() + "/");
      Locator state = page.locator("prep-resultados").first();
      Locator district = page.locator("prep-resultados").last();
      state.locator("a").waitFor();
      district.locator("a").waitFor();

      PublishedRows csv = PublishedRows.of(site, "GUB");
      assertThat(state.locator("p").first().textContent())
          .contains(
              csv.figure("ACTAS_CONTABILIZADAS") + " of " + csv.figure("ACTAS_ESPERADAS"),
              "actas counted",
              csv.percentage("PORCENTAJE_ACTAS_CONTABILIZADAS"));
      assertThat(district.locator("p").first().textContent()).contains("actas contabilizadas");
      assertThat(district.locator("a").getAttribute("href"))
          .isEqualTo(origin + "#/gub/distrito/001");
      assertThat(state.locator(".mark").textContent()).isEqualTo("SIMULACRO");

      server.close();
      page.evaluate(
          "() => { const one = document.querySelector('prep-resultados');"
              + " one.setAttribute('eleccion', 'ayun'); }");
      state.locator(".warning:has-text('No connection')").waitFor();
    } finally {
      newspaper.stop(0);
      server.close();
    }
  }

  @Test
  void aFrameShowsThemAndTheSiteItselfCannotBeFramed() throws Exception {
    HttpServer newspaper =
        page(
            """
            <!doctype html><html lang="es"><title>Noticias</title>
            <iframe name="good" src="%1$sincrustar.html?eleccion=ayun&amp;tema=oscuro"></iframe>
            <iframe name="bad" src="%1$sindex.html"></iframe>
            """
                .formatted(site.address()));
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.page();
      page.navigate("http://localhost:" + newspaper.getAddress().getPort() + "/");
      FrameLocator frame = page.frameLocator("[name=good]");
      frame.locator("prep-resultados h2").waitFor();

      assertThat(frame.locator("prep-resultados h2").textContent()).contains("COSTA DE PAPEL");
      assertThat(Objects.requireNonNull(page.frame("bad")).url()).startsWith("chrome-error:");
    } finally {
      newspaper.stop(0);
    }
  }

  @Test
  void anyFileServerBelowAnyAddressWillDo() throws Exception {
    Path above = Objects.requireNonNull(site.directory().toAbsolutePath().getParent());
    HttpServer plain =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            above,
            SimpleFileServer.OutputLevel.NONE);
    plain.start();
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.page();
      String base =
          "http://localhost:"
              + plain.getAddress().getPort()
              + "/"
              + site.directory().getFileName()
              + "/";
      page.navigate(base + "#/gub/distrito/001");
      visit.shown();
      page.locator(".chips a").first().click();
      page.locator("table.list tbody a").first().click();
      page.waitForSelector(".acta-columns");
      page.navigate(base + "sin-javascript.html");
      page.locator("main a").first().click();
      assertThat(page.locator("main table").count()).isPositive();
      assertThat(visit.complaints()).isEmpty();
    } finally {
      plain.stop(0);
    }
  }

  @Test
  void onPaperThereAreFiguresAndNoButtons() {
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.DARK)) {
      Page page = visit.open("#/gub/distrito/001").page();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(page.locator("#actualizar").isVisible()).isFalse();
      assertThat(page.locator("#elecciones").isVisible()).isFalse();
      assertThat(page.locator("#aviso").isVisible()).isTrue();
      assertThat(page.locator(".votes-card .sum").isVisible()).isTrue();
      assertThat(page.locator("#avance").textContent()).contains("Corte ");
      assertThat(
              page.evaluate("() => getComputedStyle(document.querySelector('.card')).background"))
          .asString()
          .contains("rgb(255, 255, 255)");
      assertThat(new String(page.pdf(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }
  }

  @Test
  void thePictureToShareIsOneEverybodyTakes() throws IOException {
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.open("#/gub").page();
      Download download = page.waitForDownload(() -> page.locator("#imagen").click());

      assertThat(download.suggestedFilename()).isEqualTo("compartir-gub.png");
      BufferedImage picture = ImageIO.read(download.path().toFile());
      assertThat(picture.getWidth()).isEqualTo(1_200);
      assertThat(picture.getHeight()).isEqualTo(630);
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private static HttpServer page(String html) throws IOException {
    byte[] content = html.getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=UTF-8");
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    server.start();
    return server;
  }
}
