package mx.openprep.centre.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.browser.Browsers;
import mx.openprep.centre.publication.CutOutcome;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.centre.publication.SyntheticNight;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A centre in the middle of a night, its console and a real browser, one for all tests of this JVM.
 * With {@code -Dopenprep.gallery=DIRECTORY} the night is the whole state's and pictures are kept.
 */
public final class ConsoleUnderTest implements AutoCloseable {
  public static final String ANA = "ana.admin";
  public static final String BETO = "beto.admin";
  public static final String PASSWORD = "una frase larga";
  private static final String GALLERY = System.getProperty("openprep.gallery", "");

  private final SharedPostgres postgres;
  private final RealCentre centre;
  private final Browsers browsers = new Browsers();

  private ConsoleUnderTest(SharedPostgres postgres, RealCentre centre) {
    // What renews itself does so every five seconds.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    this.postgres = postgres;
    this.centre = centre;
  }

  /** Gives it to tests. */
  public static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ConsoleUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(ConsoleUnderTest.class))
          .computeIfAbsent(ConsoleUnderTest.class, _ -> start(), ConsoleUnderTest.class);
    }

    private static ConsoleUnderTest start() {
      try {
        return ConsoleUnderTest.start(
            GALLERY.isEmpty() ? RealCentre.MINI : RealCentre.MINI.resolveSibling("jalisco-2024"));
      } catch (IOException | SQLException e) {
        throw new ParameterResolutionException("No console", e);
      }
    }
  }

  static ConsoleUnderTest start(Path election) throws IOException, SQLException {
    Path directory = Files.createTempDirectory("openprep-console");
    Path people = directory.resolve("people.csv");
    Files.writeString(
        people,
        """
        person,name,roles,catd,password
        ana.admin,Ana Administra,ADMINISTRADOR,,una frase larga
        beto.admin,Beto Administra,ADMINISTRADOR,,una frase larga
        carla.coordina,Carla Coordina,COORDINADOR,,una frase larga
        """);
    SharedPostgres postgres = new SharedPostgres();
    RealCentre centre =
        RealCentre.start(
            directory,
            postgres.newDatabase(),
            "--openprep.people=" + people,
            "--openprep.package=" + election,
            "--openprep.publication.scheduled=false",
            // Nobody's journal has this night: it would be made undone.
            "--openprep.watcher.scheduled=false",
            "--openprep.publication.opening=acts");
    halfANight(centre, directory);
    return new ConsoleUnderTest(postgres, centre);
  }

  /** Three quarters settled, some waiting; the zeros are what readers see. */
  private static void halfANight(RealCentre centre, Path directory) {
    cut(centre);
    SyntheticNight night =
        SyntheticNight.of(
            centre.election(),
            centre.bean(DataSource.class),
            directory.resolve("images").resolve("complete"));
    night.store(
        centre.election().actas().stream().filter(a -> Math.floorMod(a.id().hashCode(), 100) < 70));
    night.storeOutsideCatalogue(centre.election().actas().getFirst());
    centre
        .jdbc()
        .sql(
            """
            insert into acta_result (acta, election, state, contabilizada, observations,
              inconsistent, calculated_total, fields, acopio_at, position)
            select acta, election, case mod(row_number() over (order by acta), 3)
                when 0 then 'ACOPIADA' when 1 then 'DIGITALIZADA' else 'CAPTURED_ONCE' end,
              '-', '{}', false, 0, '{}',
              now() - (row_number() over (order by acta) % 47 + 1) * interval '1 minute', 0
            from catalogue_acta c where not exists (
              select from acta_result r where r.acta = c.acta)
            order by acta limit (select greatest(6, count(*) / 20) from catalogue_acta)
            """)
        .update();
    centre
        .jdbc()
        .sql(
            """
            update acta_result r set
              acopio_at = now() - (random() * random() * interval '5 hours'),
              captured_at = null, verified_at = null
            where verified_at is not null
            """)
        .update();
    centre
        .jdbc()
        .sql(
            """
            update acta_result set captured_at = acopio_at + interval '9 minutes',
              verified_at = least(now(), acopio_at + interval '14 minutes')
            where state = 'VERIFICADA'
            """)
        .update();
  }

  static CutOutcome cut(RealCentre centre) {
    return centre.bean(Publisher.class).cutNow();
  }

  public RealCentre centre() {
    return centre;
  }

  public JdbcClient jdbc() {
    return centre.jdbc();
  }

  public URI address(String page) {
    return centre.bean(ConsoleDoor.class).address(page);
  }

  /** A browser of nobody yet. */
  public Visit visit() {
    return new Visit(
        browsers
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setLocale("es-MX")
                    .setColorScheme(ColorScheme.LIGHT)
                    .setViewportSize(1366, 768)));
  }

  /** The browser of a person who has logged in by keyboard. */
  public Visit as(String person) {
    Visit visit = visit();
    visit.open("ingreso");
    // The browser gives the first field its focus some time after the page is there.
    visit.page().waitForFunction("() => document.activeElement.matches('input')");
    visit.page().keyboard().type(person);
    visit.page().keyboard().press("Tab");
    visit.page().keyboard().type(PASSWORD);
    visit.page().keyboard().press("Enter");
    visit.page().waitForURL("**/estado");
    return visit;
  }

  /** One browser with one session. */
  public final class Visit implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean quiet;

    Visit(BrowserContext context) {
      this.context = context;
      this.page = context.newPage();
      page.setDefaultTimeout(10_000);
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          complaints.add(message.text());
        }
      });
    }

    public Page page() {
      return page;
    }

    /** What goes wrong is what the test wants. */
    public void quietly() {
      quiet = true;
    }

    public Visit open(String path) {
      page.navigate(address(path).toString());
      return this;
    }

    /** Moves the focus by keyboard alone to the control of this name. */
    public Visit tabTo(String name) {
      for (int i = 0; i < 120; i++) {
        page.keyboard().press("Tab");
        Object focused =
            page.evaluate(
                """
                () => { const e = document.activeElement;
                  return (e.labels?.length ? e.labels[0].innerText : e.innerText || e.ariaLabel || '')
                    .trim(); }
                """);
        if (String.valueOf(focused).startsWith(name)) {
          return this;
        }
      }
      throw new AssertionError("No way by keyboard to: " + name);
    }

    /**
     * Judges the page as it stands: nothing that axe finds, no text without its words, nothing
     * wider than the window; keeps a picture in both themes.
     */
    public void look(String name) {
      fits(name, 1366, 768);
      judge(name);
      keep(name + "-light");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      judge(name);
      keep(name + "-dark");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      // As 1366 x 768 at 200 % text, and as a phone.
      fits(name, 683, 384);
      fits(name, 360, 740);
      page.setViewportSize(1366, 768);
    }

    private void judge(String name) {
      assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
      assertThat(page.locator("body").innerText()).as(name).doesNotContain("??");
    }

    private void fits(String name, int width, int height) {
      page.setViewportSize(width, height);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as("%s is wider than a window of %d", name, width)
          .isLessThanOrEqualTo(width);
    }

    private void keep(String name) {
      if (!GALLERY.isEmpty()) {
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(Path.of(GALLERY, "console-" + name.toLowerCase(Locale.ROOT) + ".png"))
                .setFullPage(true));
      }
    }

    @Override
    public void close() {
      context.close();
      assertThat(quiet ? List.<String>of() : complaints)
          .as("what the browser complains of")
          .isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    browsers.close();
    centre.close();
    postgres.close();
  }
}
