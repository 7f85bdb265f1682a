package mx.openprep.centre.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every page, on the screens people have: readable by everybody, nothing cut off, nothing the
 * browser complains about. {@code -Dopenprep.portal=full} takes all sizes in both themes; {@code
 * -Dopenprep.gallery=DIR} keeps the pictures.
 */
@ExtendWith(SiteExtension.class)
class SiteLooksTest {
  private static final boolean FULL = "full".equals(System.getProperty("openprep.portal"));
  private static final String AXE = axe();
  private final Site site;

  SiteLooksTest(Site site) {
    this.site = site;
  }

  record Screen(int width, int height, ColorScheme theme) {}

  static Stream<Screen> screens() {
    if (!FULL) {
      return Stream.of(
          new Screen(360, 740, ColorScheme.DARK), new Screen(1366, 768, ColorScheme.LIGHT));
    }
    return Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
        .flatMap(theme ->
            Stream.of(
                new Screen(320, 640, theme),
                new Screen(360, 740, theme),
                new Screen(768, 1024, theme),
                new Screen(1366, 768, theme),
                new Screen(1920, 1080, theme),
                new Screen(3840, 2160, theme)));
  }

  @ParameterizedTest
  @MethodSource("screens")
  void everyPageIsForEverybody(Screen screen) throws Exception {
    List<String> faults = new ArrayList<>();
    try (Site.Visit visit = site.visit(screen.width(), screen.height(), screen.theme())) {
      visit.atNight();
      List<String> pages = pages();
      for (int i = 0; i < pages.size(); i++) {
        String hash = pages.get(i);
        // Shortly: each page once, on one screen or the other.
        if (!FULL && i % 2 != (screen.width() < 1_000 ? 0 : 1)) {
          continue;
        }
        Page page = visit.at(hash).page();
        page.waitForFunction("() => !document.querySelector('.verdict.busy')");
        look(page, hash, faults);
        visit.complaints().forEach(complaint -> faults.add(hash + ": " + complaint));
        visit.complaints().clear();
        keep(page, screen, hash);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void look(Page page, String hash, List<String> faults) {
    Object beyond = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
    if (((Number) beyond).intValue() > 0) {
      faults.add(hash + ": " + beyond + " px wider than the screen");
    }
    if (page.locator("main").textContent().contains("No se puede mostrar")) {
      faults.add(hash + ": not shown");
    }
    violations(page).forEach(violation -> faults.add(hash + ": " + violation));
  }

  /** By axe-core, read once into each document. */
  private static List<?> violations(Page page) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    return (List<?>)
        page.evaluate(
            "() => axe.run().then(result => result.violations.map(violation =>"
                + " violation.id + ' ' + violation.nodes.slice(0, 2).map(n => n.html)))");
  }

  private static String axe() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void keep(Page page, Screen screen, String hash) {
    String gallery = System.getProperty("openprep.gallery");
    if (gallery != null) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(
                  Path.of(
                      gallery,
                      "portal-"
                          + hash.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "")
                          + "-"
                          + screen.width()
                          + "-"
                          + screen.theme().name().toLowerCase(java.util.Locale.ROOT)
                          + ".png")));
    }
  }

  /** One of each kind. */
  private List<String> pages() throws IOException {
    JsonNode gub = site.index().required("elecciones").get(0);
    JsonNode territory =
        site.json(gub.required("territorios").get(0).required("ruta").stringValue());
    String district = "#/gub/distrito/" + territory.required("id").stringValue();
    JsonNode section = territory.required("secciones").get(0);
    for (JsonNode one : territory.required("secciones")) {
      if (one.required("actasContabilizadas").intValue() > 0) {
        section = one;
        break;
      }
    }
    String place = district + "/" + section.required("seccion").stringValue();
    String acta =
        site.json(section.required("ruta").stringValue())
            .required("casillas")
            .get(0)
            .required("actas")
            .get(0)
            .required("fragmento")
            .stringValue();
    List<String> pages =
        new ArrayList<>(
            List.of(
                "#/gub",
                "#/gub?vista=partido",
                "#/ayun?color=avance",
                district,
                district + "/reparto",
                place,
                place + "/" + acta,
                "#/dip_loc/rp",
                "#/gub/fuera",
                "#/gub/fdc",
                "#/gub/tipo/S",
                "#/gub/tipo/A",
                "#/gub/faltan",
                "#/gub/estadistica",
                "#/gub/evolucion",
                "#/gub/evolucion?vista=avance",
                "#/gub/comparar",
                "#/gub/actas",
                "#/gub/mapa",
                "#/ayun/mapa",
                "#/descargas",
                "#/preguntas",
                "#/recuento",
                "#/gub?pantalla=muro",
                "incrustar.html",
                "sin-javascript.html"));
    return pages;
  }
}
