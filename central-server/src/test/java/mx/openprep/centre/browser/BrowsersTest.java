package mx.openprep.centre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

final class BrowsersTest {
  @Test
  void axeFindsWhatIsWrongInAPage() {
    try (Browsers browsers = new Browsers();
        BrowserContext context = browsers.browser().newContext()) {
      Page page = context.newPage();
      page.setContent("<html lang=es><title>x</title><main><h1>x</h1><img src='data:,'></main>");
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting("id")
          .containsExactly("image-alt");
    }
  }
}
