package mx.openprep.centre.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import mx.openprep.password.Passwords;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator's first evening: the letter, a password of their own, the telephone. */
@ExtendWith(ConsoleUnderTest.Extension.class)
class OwnAccountTest {
  private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]+)");
  private static final String OWN = "cuatro palabras juntas";

  private final ConsoleUnderTest console;

  OwnAccountTest(ConsoleUnderTest console) {
    this.console = console;
  }

  @Test
  void theLetterLeadsToAPasswordASecondFactorAndTheConsole() throws Exception {
    console
        .jdbc()
        .sql(
            """
            insert into person (person, name, roles, catd, password_hash, active, must_change)
            values ('dora.admin', 'Dora Administra', '{ADMINISTRADOR}', '', ?, true, true)
            """)
        .param(Passwords.hash("abcd-efgh-jkmn"))
        .update();
    try (ConsoleUnderTest.Visit dora = console.visit()) {
      Page page = dora.open("ingreso").page();
      enter(dora, "abcd-efgh-jkmn", "");
      assertThat(page.locator("[role=alert]").last()).containsText("F723");

      dora.open("contrasena");
      dora.tabTo("Persona").page().keyboard().type("dora.admin");
      dora.tabTo("Contraseña presente").page().keyboard().type("abcd-efgh-jkmn");
      dora.tabTo("Contraseña nueva").page().keyboard().type(OWN);
      dora.look("password");
      page.keyboard().press("Enter");
      assertThat(page.locator(".notice.done")).containsText("ya puede entrar");

      byte[] secret = offered(dora);
      dora.look("second-factor");
      dora.tabTo("Contraseña").page().keyboard().type(OWN);
      dora.tabTo("Primer código").page().keyboard().type(code(secret));
      page.keyboard().press("Enter");
      assertThat(page.locator("li.secret")).hasCount(10);
      dora.look("recovery-codes");
      String recovery = page.locator("li.secret").first().innerText();

      dora.open("ingreso");
      enter(dora, OWN, "");
      assertThat(page.locator("[role=alert]").last()).containsText("F720");
      dora.look("login");
      dora.open("ingreso");
      enter(dora, OWN, recovery);
      page.waitForURL("**/estado");

      dora.open("bitacora?q=dora.admin");
      assertThat(page.locator("main")).containsText("PASSWORD_CHOSEN");
      assertThat(page.locator("main")).containsText("SECOND_FACTOR_SET");
    }
  }

  private static void enter(ConsoleUnderTest.Visit visit, String password, String code) {
    Page page = visit.page();
    page.locator("input[name=persona]").focus();
    page.keyboard().type("dora.admin");
    page.keyboard().press("Tab");
    page.keyboard().type(password);
    page.keyboard().press("Tab");
    page.keyboard().type(code);
    page.keyboard().press("Enter");
  }

  /** As a telephone reads it off the screen; it is what stands beside it for typing. */
  private static byte[] offered(ConsoleUnderTest.Visit visit) throws Exception {
    Page page = visit.open("segundo-factor").page();
    visit.tabTo("Persona").page().keyboard().type("dora.admin");
    visit.tabTo("Contraseña").page().keyboard().type(OWN);
    page.keyboard().press("Enter");
    Locator qr = page.locator("svg.qr");
    assertThat(qr).isVisible();
    String address = read(ImageIO.read(new ByteArrayInputStream(qr.screenshot())));
    Matcher secret = SECRET.matcher(address);
    assertThat(secret.find()).as(address).isTrue();
    assertThat(page.locator("p.secret").innerText().replace(" ", "")).isEqualTo(secret.group(1));
    return new Base32().decode(secret.group(1));
  }

  private static String read(BufferedImage picture) throws Exception {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }

  private static String code(byte[] secret) throws Exception {
    return new TimeBasedOneTimePasswordGenerator()
        .generateOneTimePasswordString(
            new SecretKeySpec(secret, "RAW"), Instant.now(), Locale.ROOT);
  }
}
