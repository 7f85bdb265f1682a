package mx.openprep.centre.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's own Chromium, one for as long as it is open. */
public final class Browsers implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new LaunchOptions()
                  .setExecutablePath(CHROMIUM)
                  // Nothing but the pages under test: no calls home at every start.
                  .setArgs(
                      List.of(
                          "--no-sandbox",
                          "--disable-gpu",
                          "--disable-quic",
                          "--disable-background-networking",
                          "--disable-component-update",
                          "--disable-sync")));

  /** The browser; each test makes a context of its own in it. */
  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
