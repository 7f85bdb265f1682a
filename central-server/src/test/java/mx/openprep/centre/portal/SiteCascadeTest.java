package mx.openprep.centre.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * From the state down to every acta: each figure on each page is the sum of the rows of the
 * database of the same cut, added up here by other means.
 */
@ExtendWith(SiteExtension.class)
class SiteCascadeTest {
  private final Site site;

  SiteCascadeTest(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @ValueSource(strings = {"GUB", "DIP_LOC", "AYUN"})
  void everyPageSaysWhatTheRowsSay(String code) throws Exception {
    PublishedRows csv = PublishedRows.of(site, code);
    String territoryColumn = code.equals("AYUN") ? "ID_MUNICIPIO" : "ID_DISTRITO_LOCAL";
    try (Site.Visit visit = site.visit(1366, 768, ColorScheme.LIGHT)) {
      JsonNode election = site.election(code);
      String folder = "#/" + code.toLowerCase(Locale.ROOT);
      visit.open(folder);
      check(visit.page(), csv, row -> !isProportional(row));
      for (JsonNode territory : election.required("territorios")) {
        String id = territory.required("id").stringValue();
        String address = folder + "/" + election.required("division").stringValue() + "/" + id;
        visit.go(address);
        check(
            visit.page(), csv, row -> id.equals(row.get(territoryColumn)) && !isProportional(row));
        for (JsonNode section :
            site.json(territory.required("ruta").stringValue()).required("secciones")) {
          String number = section.required("seccion").stringValue();
          visit.go(address + "/" + number);
          Predicate<Map<String, String>> here =
              row ->
                  id.equals(row.get(territoryColumn))
                      && !isProportional(row)
                      && section(row).equals(number);
          check(visit.page(), csv, here);
          for (String acta : fragments(section)) {
            visit.go(address + "/" + number + "/" + acta);
            checkActa(visit.page(), csv.rows().stream().filter(here).toList());
          }
        }
      }
      assertThat(visit.complaints()).isEmpty();
    }
  }

  private static void check(
      Page page, PublishedRows csv, Predicate<Map<String, String>> territory) {
    for (Object option : list(page, ".bars li", "e => e.dataset.key")) {
      long votes =
          csv.rows().stream()
              .filter(territory)
              .filter(row -> "1".equals(row.get("CONTABILIZADA")))
              .mapToLong(row -> votes(row, option.toString()))
              .sum();
      assertThat(number(page.locator(".bars li[data-key=" + option + "] .votes b").textContent()))
          .as(page.url() + " " + option)
          .isEqualTo(votes);
    }
    assertThat(number(page.locator(".votes-card .sum b").textContent()))
        .as(page.url())
        .isEqualTo(csv.sum("TOTAL_VOTOS_CALCULADO", territory));
    // In the state the figures of what is missing are those of all actas, RP too.
    if (page.url().contains("/distrito/") || page.url().contains("/municipio/")) {
      checkMissing(page, csv, territory);
    }
  }

  private static void checkMissing(
      Page page, PublishedRows csv, Predicate<Map<String, String>> territory) {
    Map.of("counted", "1", "captured", "0", "pending", "-")
        .forEach((kind, sign) ->
            assertThat(number(page.locator(".key." + kind + " > b").textContent()))
                .as(page.url() + " " + kind)
                .isEqualTo(
                    csv.rows().stream()
                        .filter(territory)
                        .filter(row -> sign.equals(row.get("CONTABILIZADA")))
                        .count()));
  }

  /** The row is known by the hash of its picture, which the page shows. */
  private static void checkActa(Page page, List<Map<String, String>> rows) {
    if (page.locator(".check .hash").count() == 0) {
      assertThat(page.locator(".figures").count()).as(page.url()).isZero();
      return;
    }
    String hash = page.locator(".check .hash").textContent().replace("SHA-256 ", "");
    Map<String, String> row =
        rows.stream()
            .filter(r -> hash.equals(r.get("CODIGO_INTEGRIDAD")))
            .findFirst()
            .orElseThrow();
    List<String> shown =
        list(page, ".figures tbody td", "e => e.textContent").stream()
            .map(text -> text.toString().replace(",", "").toUpperCase(Locale.ROOT))
            .sorted()
            .toList();
    List<String> columns = new ArrayList<>(row.keySet());
    List<String> published =
        columns
            .subList(
                columns.indexOf("TOTAL_BOLETAS_SOBRANTES"),
                columns.indexOf("TOTAL_VOTOS_ASENTADO") + 1)
            .stream()
            .map(column -> row.getOrDefault(column, ""))
            .filter(cell -> !cell.equals("-") && !cell.equals("N/A"))
            .sorted()
            .toList();
    assertThat(shown).as(page.url()).isEqualTo(published);
    assertThat(number(page.locator(".figures .sum b").textContent()))
        .as(page.url())
        .isEqualTo(number(row.getOrDefault("TOTAL_VOTOS_CALCULADO", "")));
    assertThat(page.locator(".decision .tag").getAttribute("class"))
        .as(page.url())
        .contains("1".equals(row.get("CONTABILIZADA")) ? " counted" : "notcounted");
    assertThat(page.locator(".facts").textContent())
        .contains(row.getOrDefault("CLAVE_CASILLA", "?"), row.getOrDefault("CLAVE_ACTA", "?"));
  }

  private static long votes(Map<String, String> row, String candidature) {
    return row.entrySet().stream()
        .filter(cell -> cell.getValue().matches("[0-9]+"))
        .filter(cell -> candidature(row, cell.getKey()).equals(candidature))
        .mapToLong(cell -> number(cell.getValue()))
        .sum();
  }

  /**
   * Whom the votes in a box are for: the largest coalition that stands there and has all of its
   * parties, or else the box's own option.
   */
  private static String candidature(Map<String, String> row, String box) {
    return row.entrySet().stream()
        .filter(cell -> cell.getKey().matches("CC?_.*") && !cell.getValue().equals("-"))
        .map(Map.Entry::getKey)
        .filter(coalition -> parts(coalition).containsAll(parts(box)))
        .max(Comparator.comparingInt(coalition -> parts(coalition).size()))
        .orElse(box);
  }

  private static Set<String> parts(String option) {
    return option.matches("CC?_.*")
        ? Set.copyOf(Arrays.asList(option.replaceFirst("^CC?_", "").split("_")))
        : Set.of(option);
  }

  private List<String> fragments(JsonNode section) throws Exception {
    return Stream.of(site.json(section.required("ruta").stringValue()).required("casillas"))
        .flatMap(casillas -> casillas.valueStream())
        .flatMap(casilla -> casilla.required("actas").valueStream())
        .map(acta -> acta.required("fragmento").stringValue())
        .toList();
  }

  private static List<?> list(Page page, String selector, String of) {
    return (List<?>) page.locator(selector).evaluateAll("all => all.map(" + of + ")");
  }

  private static boolean isProportional(Map<String, String> row) {
    return row.getOrDefault("TIPO_ACTA", "").endsWith("RP");
  }

  private static String section(Map<String, String> row) {
    String section = row.getOrDefault("SECCION", "");
    return section.equals("N/A") ? "0000" : section;
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
