package mx.openprep.centre.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.text.NumberFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ConsoleUnderTest.Extension.class)
class NightPageTest {
  private final ConsoleUnderTest console;

  NightPageTest(ConsoleUnderTest console) {
    this.console = console;
  }

  private long count(String from) {
    return console.jdbc().sql("select count(*) from " + from).query(Long.class).single();
  }

  private static String shown(long number) {
    return NumberFormat.getIntegerInstance(Locale.of("es", "MX")).format(number);
  }

  @Test
  void showsWhatTheTablesSay() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      long expected = count("catalogue_acta");
      long settled = count("acta_result where state in ('VERIFICADA', 'SIN_ACTA')");
      long known = count("acta_result where state not in ('ESPERADA', 'FUERA_DE_CATALOGO')");

      assertThat(ana.page().locator("table.gauges tfoot").first()).containsText(shown(expected));
      String total = ana.page().locator("table.gauges tfoot").first().innerText();
      assertThat(total).contains(shown(known)).contains(shown(settled));
      ana.look("night");
      ana.open("estado?tabla=true&todos=true").look("night-table");
    }
  }

  @Test
  void livesWithoutReloadingAndKeepsTheFocus() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      Page page = ana.page();
      page.locator("#curve-switch").focus();
      Request[] loaded = new Request[1];
      page.onRequest(request -> {
        if (request.isNavigationRequest()) {
          loaded[0] = request;
        }
      });
      String before = page.locator("#asof").innerText();

      assertThat(page.locator("#asof")).not().hasText(before);

      assertThat(loaded[0]).isNull();
      assertThat(page.locator("#curve-switch")).isFocused();
    }
  }

  @Test
  void saysWhenTheCentreNoLongerAnswers() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      ana.quietly();
      ana.page().route("**/estado/vivo*", route -> route.abort());

      assertThat(ana.page().locator("#lost")).isVisible();
      assertThat(ana.page().locator("#lost-since")).not().isEmpty();

      ana.page().unroute("**/estado/vivo*");
      assertThat(ana.page().locator("#lost")).isHidden();
    }
  }

  @Test
  void speaksEnglishAndSpanishAndIsDarkOrLight() {
    try (ConsoleUnderTest.Visit ana = console.as(ConsoleUnderTest.ANA)) {
      ana.tabTo("English").page().keyboard().press("Enter");
      assertThat(ana.page().locator("h1")).hasText("State of the night");
      assertThat(ana.page().locator("html")).hasAttribute("lang", "en");
      ana.look("night-english");
      ana.tabTo("Theme").page().keyboard().press("Enter");
      assertThat(ana.page().locator("html")).hasAttribute("data-theme", "CLARO");
      ana.tabTo("Español").page().keyboard().press("Enter");
      assertThat(ana.page().locator("h1")).hasText("Estado de la noche");
    }
  }
}
