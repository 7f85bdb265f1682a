package mx.openprep.centre.portal;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import mx.openprep.centre.browser.Browsers;

/**
 * What a reader waits for, at a site that is served somewhere: the first figures on a processor
 * slowed down four times, search and scrolling in the list of all actas on one that is not.
 *
 * <p>Arguments: address of the site; visits (5).
 */
final class SiteBenchmark {
  private static final System.Logger LOG = System.getLogger(SiteBenchmark.class.getName());
  private static final int SLOWDOWN = 4;
  private static final double A_WHILE = 4_000;

  /** Notes when the strip, the votes and the map were in the document. */
  private static final String WATCH =
      """
      window.seen = {};
      new MutationObserver(() => {
        for (const [name, what] of [['strip', '#avance:not([hidden]) .measure'], ['votes', '.votes-card .sum b'], ['map', '.map']])
          if (document.querySelector(what)) window.seen[name] ??= performance.now();
      }).observe(document, { subtree: true, childList: true, attributes: true });
      """;

  private static final String SCROLL =
      """
      async () => {
        const frame = document.querySelector('.window-frame');
        const times = [];
        let last = performance.now();
        for (let i = 0; i < 150; i++) {
          frame.scrollTop += 120;
          await new Promise(requestAnimationFrame);
          times.push(performance.now() - last);
          last = performance.now();
        }
        return times;
      }
      """;

  private static final String SEARCH =
      """
      () => {
        const box = document.querySelector('#busca');
        return ['24', '1', 'zapopan', '140024', ''].map((wish) => {
          const start = performance.now();
          box.value = wish;
          box.oninput();
          return performance.now() - start;
        });
      }
      """;

  private SiteBenchmark() {}

  public static void main(String[] arguments) {
    String address = arguments[0];
    int visits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    try (Browsers browsers = new Browsers()) {
      for (int[] size : new int[][] {{360, 740}, {1366, 768}}) {
        List<Map<?, ?>> seen = new ArrayList<>();
        for (int i = 0; i < visits; i++) {
          seen.add(firstVisit(browsers.browser(), address, size));
        }
        LOG.log(
            System.Logger.Level.INFO,
            "%d × %d, processor %d times slower: strip %s, votes %s, map %s"
                .formatted(
                    size[0],
                    size[1],
                    SLOWDOWN,
                    median(seen, "strip"),
                    median(seen, "votes"),
                    median(seen, "map")));
      }
      try (BrowserContext context = browsers.browser().newContext(screen(1_366, 768))) {
        Page page = context.newPage();
        page.navigate(address + "#/gub/actas");
        page.waitForSelector(".acta-line a");
        LOG.log(System.Logger.Level.INFO, "search: " + quantiles(page.evaluate(SEARCH)));
        LOG.log(
            System.Logger.Level.INFO, "a frame of scrolling: " + quantiles(page.evaluate(SCROLL)));
      }
    }
  }

  /** Nothing is asked of the page while it is at work: asking costs it time. */
  private static Map<?, ?> firstVisit(Browser browser, String address, int[] size) {
    try (BrowserContext context = browser.newContext(screen(size[0], size[1]))) {
      Page page = context.newPage();
      CDPSession session = context.newCDPSession(page);
      JsonObject rate = new JsonObject();
      rate.addProperty("rate", SLOWDOWN);
      session.send("Emulation.setCPUThrottlingRate", rate);
      page.addInitScript(WATCH);
      page.navigate(
          address + "#/gub", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
      Map<?, ?> seen = Map.of();
      while (!seen.containsKey("map")) {
        page.waitForTimeout(A_WHILE);
        seen = (Map<?, ?>) page.evaluate("() => window.seen");
      }
      return seen;
    }
  }

  private static Browser.NewContextOptions screen(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height).setLocale("es-MX");
  }

  private static String median(List<Map<?, ?>> seen, String what) {
    List<Double> times =
        seen.stream()
            .map(one -> ((Number) Objects.requireNonNull(one.get(what), what)).doubleValue())
            .sorted()
            .toList();
    return String.format(
        Locale.ROOT,
        "%.0f ms (%.0f to %.0f)",
        times.get(times.size() / 2),
        times.getFirst(),
        times.getLast());
  }

  private static String quantiles(Object measured) {
    List<Double> times =
        ((List<?>) measured).stream().map(time -> ((Number) time).doubleValue()).sorted().toList();
    return String.format(
        Locale.ROOT,
        "median %.1f ms, 95 %% within %.1f ms, longest %.1f ms",
        times.get(times.size() / 2),
        times.get(times.size() * 95 / 100),
        times.getLast());
  }
}
