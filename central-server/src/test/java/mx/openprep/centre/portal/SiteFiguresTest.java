package mx.openprep.centre.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every figure on the screen is the one of the database of the same cut. */
@ExtendWith(SiteExtension.class)
class SiteFiguresTest {
  /** Not to be torn from its number at the end of a line. */
  private static final String PERCENT = "\u00a0%";

  private final Site site;
  private Site.Visit visit;

  SiteFiguresTest(Site site) {
    this.site = site;
  }

  @BeforeEach
  void visit() {
    visit = site.visit(1366, 768, ColorScheme.LIGHT);
  }

  @AfterEach
  void leave() {
    visit.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GUB", "DIP_LOC", "AYUN"})
  void theHeaderFiguresAreThoseOfTheDatabase(String code) throws Exception {
    PublishedRows csv = PublishedRows.of(site, code);
    Page page = visit.open("#/" + folder(code) + "/estadistica").page();

    assertThat(figure(page, "actasEsperadas")).isEqualTo(csv.figure("ACTAS_ESPERADAS"));
    assertThat(figure(page, "actasCapturadas")).isEqualTo(csv.figure("ACTAS_CAPTURADAS"));
    assertThat(figure(page, "actasContabilizadas")).isEqualTo(csv.figure("ACTAS_CONTABILIZADAS"));
    assertThat(figure(page, "actasNoContabilizadas"))
        .isEqualTo(csv.figure("ACTAS_NO_CONTABILIZADAS"));
    assertThat(figure(page, "actasFueraDeCatalogo")).isEqualTo(csv.figure("ACTAS_FUERA_CATALOGO"));
    assertThat(figure(page, "actasRegistradas")).isEqualTo(csv.figure("ACTAS_REGISTRADAS"));
    assertThat(figure(page, "listaNominalActasContabilizadas"))
        .isEqualTo(csv.figure("LISTA_NOMINAL_ACTAS_CONTABILIZADAS"));
    assertThat(figure(page, "totalVotosConEspeciales")).isEqualTo(csv.figure("TOTAL_VOTOS_C_CS"));
    assertThat(figure(page, "totalVotosSinEspeciales")).isEqualTo(csv.figure("TOTAL_VOTOS_S_CS"));
    String turnout = csv.percentage("PORCENTAJE_PARTICIPACION_CIUDADANA");
    assertThat(page.locator(".equation b").textContent()).isEqualTo(turnout + PERCENT);
    assertThat(page.locator("#avance").textContent())
        .contains(
            csv.percentage("PORCENTAJE_ACTAS_CAPTURADAS") + PERCENT,
            csv.percentage("PORCENTAJE_ACTAS_CONTABILIZADAS") + PERCENT,
            turnout + PERCENT);
    assertThat(page.locator("[data-figure=porcentajeActasInconsistencias]").textContent())
        .isEqualTo(csv.percentage("PORCENTAJE_ACTAS_INCONSISTENCIAS") + PERCENT);
  }

  @Test
  void everyRowOfASectionStandsInItsPage() throws Exception {
    PublishedRows csv = PublishedRows.of(site, "GUB");
    Map<String, String> captured =
        csv.rows().stream()
            .filter(row -> "1".equals(row.get("CONTABILIZADA")))
            .filter(row -> row.getOrDefault("SECCION", "").matches("[0-9]{4}"))
            .findFirst()
            .orElseThrow();
    String section = captured.getOrDefault("SECCION", "");
    List<Map<String, String>> rows =
        csv.rows().stream().filter(row -> section.equals(row.get("SECCION"))).toList();
    Page page =
        visit.open("#/gub/distrito/" + captured.get("ID_DISTRITO_LOCAL") + "/" + section).page();

    List<String> lines = page.locator("table.list tbody tr").allTextContents();
    assertThat(lines).hasSameSizeAs(rows);
    for (Map<String, String> row : rows) {
      String votes = row.getOrDefault("TOTAL_VOTOS_CALCULADO", "");
      assertThat(lines)
          .as(row.toString())
          .anyMatch(line ->
              line.contains(row.getOrDefault("CLAVE_ACTA", "?"))
                  && (!votes.matches("[1-9][0-9]*") || line.replace(",", "").endsWith(votes)));
    }

    page.locator("table.list tbody tr a").first().click();
    page.waitForSelector(".figures");
    Map<String, String> first = rows.getFirst();
    assertThat(page.locator(".facts").textContent()).contains(first.get("CLAVE_CASILLA"));
    assertThat(page.locator(".check .hash").textContent())
        .contains(first.getOrDefault("CODIGO_INTEGRIDAD", "?"));
    page.waitForSelector(".check .verdict.ok");
    assertThat(visit.complaints()).isEmpty();
  }

  @Test
  void aPictureThatIsNotTheOnePublishedIsNamed() throws Exception {
    PublishedRows csv = PublishedRows.of(site, "GUB");
    Map<String, String> row =
        csv.rows().stream()
            .filter(r -> r.getOrDefault("CODIGO_INTEGRIDAD", "").length() == 64)
            .filter(r -> r.getOrDefault("SECCION", "").matches("[0-9]{4}"))
            .findFirst()
            .orElseThrow();
    Path image =
        site.directory().resolve("imagenes").resolve(row.get("CODIGO_INTEGRIDAD") + ".jpg");
    byte[] good = Files.readAllBytes(image);
    byte[] bad = good.clone();
    bad[bad.length - 3] ^= 1;
    Files.write(image, bad);
    try {
      Page page =
          visit
              .open("#/gub/distrito/" + row.get("ID_DISTRITO_LOCAL") + "/" + row.get("SECCION"))
              .page();
      page.locator("tr", new Page.LocatorOptions().setHasText(row.get("CLAVE_ACTA")))
          .locator("a")
          .click();
      page.waitForSelector(".check .verdict.bad");
    } finally {
      Files.write(image, good);
    }
  }

  @Test
  void theRecountAgreesAndATamperedTotalIsFound() throws Exception {
    Page page = visit.open("#/recuento").page();
    page.locator("main button").nth(1).click();
    page.waitForSelector("#recuento-suma .verdict.ok");
    assertThat(page.locator("#recuento-lista li[data-ok=true]").count()).isGreaterThan(15);
    assertThat(page.locator("#recuento-lista li[data-ok=false]").count()).isZero();

    JsonNode state = site.election("GUB").required("estado");
    page.route(
        "**/" + state.stringValue(),
        route -> {
          try {
            route.fulfill(
                new com.microsoft.playwright.Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(
                        Files.readString(site.directory().resolve(state.stringValue()))
                            .replaceFirst("(\"votosPorRecuadro\":\\{\"\\w+\":)", "$19")));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    page.locator("main button").first().click();
    page.waitForSelector("#recuento-suma .verdict.bad >> text=no coinciden");
    assertThat(page.locator("#recuento-lista li[data-ok=false]").count()).isPositive();
  }

  @Test
  void theSignatureOfTheCutIsCheckedInTheBrowser() throws Exception {
    Page page = visit.open("#/descargas").page();
    page.locator("button", new Page.LocatorOptions().setHasText("firma")).click();
    page.waitForSelector("#firma .verdict.ok");
  }

  private static String folder(String code) {
    return code.toLowerCase(java.util.Locale.ROOT);
  }

  /** As written on the page, without separators. */
  private static long figure(Page page, String key) {
    Locator found = page.locator("[data-figure=" + key + "]");
    return number((String) found.evaluate("e => e.firstChild.textContent"));
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
