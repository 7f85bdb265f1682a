package mx.openprep.centre.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.openprep.centre.mirror.ServedDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A night with the site open: new cuts, a server that goes away, addresses that are shared. */
@ExtendWith(SiteExtension.class)
class SiteLifeTest {
  private static final int FIRST_LOAD = 100 * 1024;
  private static final int EMPTY_POLL = 1024;
  private final Site site;

  SiteLifeTest(Site site) {
    this.site = site;
  }

  @Test
  void whereOneIsStandsInTheAddressAndTheWayBackLeadsBack() {
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.open("#/gub/distrito/001?vista=partido").page();
      assertThat(page.locator(".switch [aria-current]").textContent()).isEqualTo("Por partido");
      page.locator(".chips a").nth(1).click();
      page.waitForFunction("() => document.querySelector('h1').textContent.startsWith('Secc')");
      String section = page.url();
      page.goBack();
      page.waitForFunction("() => document.querySelector('h1').textContent.startsWith('Dist')");
      assertThat(page.url()).endsWith("#/gub/distrito/001?vista=partido");
      page.goForward();
      page.waitForFunction("() => document.querySelector('h1').textContent.startsWith('Secc')");
      assertThat(page.url()).isEqualTo(section);
      page.navigate("about:blank");
      page.goBack();
      visit.shown();
      assertThat(page.locator("h1").textContent()).startsWith("Secc");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void mySectionIsFoundAtOnceAndAnotherElectionsIsNot() throws Exception {
    String section =
        PublishedRows.of(site, "GUB").rows().stream()
            .map(row -> row.getOrDefault("SECCION", ""))
            .filter(s -> s.matches("[0-9]{4}") && !s.equals("0000"))
            .findFirst()
            .orElseThrow();
    try (Site.Visit visit = site.visit(360, 740, ColorScheme.LIGHT)) {
      Page page = visit.open("#/gub").page();
      page.locator("#seccion").focus();
      page.waitForFunction(
          "() => performance.getEntriesByType('resource').some(e => e.name.includes('secciones'))");
      page.locator("#seccion").fill(Integer.toString(Integer.parseInt(section)));
      Object millis =
          page.evaluate(
              "() => new Promise(done => { const start = performance.now();"
                  + " addEventListener('hashchange', () => done(performance.now() - start), {once:"
                  + " true}); document.querySelector('.section-box').requestSubmit(); })");
      assertThat(((Number) millis).doubleValue()).isLessThan(100);
      page.waitForFunction("() => document.querySelector('h1').textContent.startsWith('Secc')");
      assertThat(page.url()).endsWith("/" + section);

      page.locator("#seccion").fill("9998");
      page.locator(".section-box button").click();
      assertThat(page.locator("#seccion").evaluate("e => e.validationMessage"))
          .isEqualTo("La sección 9998 no está en esta elección.");
    }
  }

  @Test
  void aNewCutComesQuietlyAndNothingJumps() throws Exception {
    try (Site.Visit visit = site.visit(1366, 650, ColorScheme.LIGHT)) {
      Page page = visit.open("#/gub/faltan").page();
      page.evaluate(
          "() => { scrollTo(0, 120); window.sameTable = document.querySelector('table'); }");
      long before = site.pointer().required("corte").longValue();
      long cut = site.cut();
      assertThat(cut).isGreaterThan(before);

      // Not by hand: the driver would scroll first.
      page.evaluate(
          "() => { const button = document.querySelector('#actualizar');"
              + " button.focus({preventScroll: true}); button.click(); }");
      page.waitForSelector("#nuevo.on");

      assertThat(page.locator("#nuevo").textContent()).contains("Corte nuevo: " + cut);
      assertThat(page.locator("#avance").textContent()).contains("Corte " + cut + " ");
      assertThat(((Number) page.evaluate("() => scrollY")).intValue()).isEqualTo(120);
      assertThat(page.evaluate("() => window.sameTable === document.querySelector('table')"))
          .isEqualTo(true);
      assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("actualizar");
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void aCutThatComesWhileAPageIsReadDoesNotMix() throws Exception {
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      long before = site.pointer().required("corte").longValue();
      PublishedRows csv = PublishedRows.of(site, "GUB");
      AtomicBoolean isFirst = new AtomicBoolean(true);
      visit
          .page()
          .route(
              "**/indice.json",
              route -> {
                if (isFirst.getAndSet(false)) {
                  site.cut();
                }
                route.resume();
              });
      Page page = visit.open("#/gub").page();

      assertThat(page.locator("#avance").textContent()).contains("Corte " + before + " ");
      assertThat(page.locator(".votes-card .sum b").textContent().replace(",", ""))
          .isEqualTo(Long.toString(csv.figure("TOTAL_VOTOS_C_CS")));
      assertThat(page.locator(".missing .counted > b").textContent())
          .isEqualTo(Long.toString(csv.figure("ACTAS_CONTABILIZADAS")));

      page.locator("#actualizar").click();
      page.waitForSelector("#nuevo.on");
      assertThat(page.locator("#avance").textContent()).contains("Corte " + (before + 1) + " ");
      assertThat(page.locator(".votes-card .sum b").textContent().replace(",", ""))
          .isEqualTo(Long.toString(PublishedRows.of(site, "GUB").figure("TOTAL_VOTOS_C_CS")));
    }
  }

  @Test
  void withoutServerTheLastFiguresStayAndSaySo() throws Exception {
    ServedDirectory server = new ServedDirectory(site.directory(), 0);
    int port = server.port();
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.page();
      page.navigate("http://localhost:" + port + "/#/gub");
      visit.shown();
      String votes = page.locator(".votes-card").textContent();
      server.close();

      page.locator("#actualizar").click();
      page.waitForSelector(".cut.offline");
      assertThat(page.locator(".cut").textContent()).contains("Sin conexión");
      assertThat(page.locator(".votes-card").textContent()).isEqualTo(votes);

      server = new ServedDirectory(site.directory(), port);
      page.locator("#actualizar").click();
      page.waitForSelector(".cut:not(.offline)");
    } finally {
      server.close();
    }
  }

  @Test
  void withoutJavaScriptTheFiguresAreOnPlainPages() throws Exception {
    try (Site.Visit visit =
        site.visit(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = visit.page();
      page.navigate(site.address());
      page.locator("noscript a").click();
      assertThat(page.url()).endsWith("sin-javascript.html");
      PublishedRows csv = PublishedRows.of(site, "GUB");
      page.locator("main a", new Page.LocatorOptions().setHasText("Todas sus cifras"))
          .first()
          .click();
      assertThat(page.locator("main").textContent().replace(",", ""))
          .contains(
              "Votos con casillas especiales" + csv.figure("TOTAL_VOTOS_C_CS"),
              "Actas no contabilizadas" + csv.figure("ACTAS_NO_CONTABILIZADAS"),
              csv.percentage("PORCENTAJE_PARTICIPACION_CIUDADANA"));
      page.locator("main tbody a").first().click();
      assertThat(page.locator("h1").textContent()).startsWith("Distrito 1");
      assertThat(page.locator("nav a").first().getAttribute("href")).contains("../");
      page.locator("nav a").first().click();
      assertThat(page.url()).isEqualTo(site.address() + "sin-javascript.html");
    }
  }

  @Test
  void theFirstLoadAndAnEmptyPollAreSmall() {
    try (Site.Visit visit = site.visit(360, 740, ColorScheme.LIGHT)) {
      CDPSession network = visit.context().newCDPSession(visit.page());
      network.send("Network.enable");
      List<Integer> sizes = new ArrayList<>();
      network.on(
          "Network.loadingFinished",
          (JsonObject event) -> sizes.add(event.get("encodedDataLength").getAsInt()));
      Page page = visit.open("#/gub").page();
      page.waitForLoadState();
      int first = sizes.stream().mapToInt(Integer::intValue).sum();
      assertThat(first).as("first load").isPositive().isLessThan(FIRST_LOAD);

      sizes.clear();
      page.locator("#actualizar").click();
      page.waitForFunction(
          "() => document.querySelector('#actualizar').textContent.includes('último')");
      assertThat(sizes).isNotEmpty();
      assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
          .as("poll that finds nothing new")
          .isLessThan(EMPTY_POLL);
      System.getLogger("portal")
          .log(System.Logger.Level.INFO, String.format(Locale.ROOT, "first load %d bytes", first));
    }
  }

  @Test
  void onASlowNetworkTheFirstFiguresStillCome() {
    try (Site.Visit visit = site.visit(360, 740, ColorScheme.LIGHT)) {
      CDPSession network = visit.context().newCDPSession(visit.page());
      JsonObject slow = new JsonObject();
      slow.addProperty("offline", false);
      slow.addProperty("latency", 400);
      slow.addProperty("downloadThroughput", 50_000);
      slow.addProperty("uploadThroughput", 50_000);
      network.send("Network.enable");
      network.send("Network.emulateNetworkConditions", slow);
      visit.open("#/gub");
      assertThat(visit.page().locator(".votes-card .sum b").textContent()).isNotEmpty();
      assertThat(visit.complaints()).isEmpty();
    }
  }

  @Test
  void everyTextHasAKeyInBothLanguages() throws Exception {
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      Page page = visit.open("#/gub").page();
      List<?> keys =
          (List<?>)
              page.evaluate(
                  "async () => { const [es, en] = await Promise.all(['es', 'en'].map(l =>"
                      + " import('./modulos/texts-' + l + '.js'))); return"
                      + " [Object.keys(es.default).join(), Object.keys(en.default).join()]; }");
      assertThat(keys.get(0)).isEqualTo(keys.get(1));
      page.locator("#idioma").click();
      page.waitForFunction("() => document.documentElement.lang === 'en'");
      assertThat(page.locator(".votes-card").textContent()).contains("Total votes");
    }
    Pattern used = Pattern.compile("\\b(?:t|parts)\\('([A-Za-z0-9.]+)'");
    List<String> missing = new ArrayList<>();
    String texts = read("texts-es.js");
    for (String module :
        List.of(
            "app",
            "format",
            "missing",
            "map",
            "parts",
            "strip",
            "share",
            "viewer",
            "verify",
            "embed",
            "page-results",
            "page-acta",
            "page-actas",
            "page-general",
            "page-lists",
            "page-recount",
            "page-series")) {
      Matcher found = used.matcher(read(module + ".js"));
      while (found.find()) {
        if (!texts.contains("'" + found.group(1) + "':")) {
          missing.add(module + ": " + found.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static String read(String module) throws Exception {
    try (var in = SiteLifeTest.class.getResourceAsStream("/portal/modulos/" + module)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
