package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import mx.openprep.acta.ActaQr;
import mx.openprep.desktop.form.ActaPrinter;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames of a camera 1280 × 720 before which somebody holds a printed acta. */
class PictureQrTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  /** Width of a page of 216 mm in dots of the camera when it fills the picture. */
  private static final double FULL = 1280;

  // Where the QR lies on the page.
  private static final double CENTRE_X = 0.86;
  private static final double CENTRE_Y = 0.075;

  private static BufferedImage page = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
  private static String printed = "";

  private final PictureQr reader = new PictureQr();

  @BeforeAll
  static void print() throws Exception {
    ElectionPackage election =
        ElectionPackageReader.read(java.nio.file.Path.of("..", "proto", "elections", "mini"));
    ExpectedActa acta = election.acta(new ActaId("G-005")).orElseThrow();
    page = new ActaPrinter(election, Realm.DRILL).page(acta);
    printed = new ActaQr(election.hash().brief(), acta.id()).text();
  }

  /**
   * The page as a camera sees it, its QR in the middle.
   *
   * @param near 1 when the page fills the picture's width; 2 twice as near
   * @param degrees by which it is held askew
   * @param blur radius in dots
   * @param light 1 well lit; 0.3 a dark room
   */
  private static BufferedImage seen(
      double near, double degrees, int blur, double light, long seed) {
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = frame.createGraphics();
    g.setColor(new Color(90, 70, 60));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    double scale = FULL * near / page.getWidth();
    AffineTransform hand = new AffineTransform();
    hand.translate(WIDTH / 2.0, HEIGHT / 2.0);
    hand.rotate(Math.toRadians(degrees));
    hand.scale(scale, scale);
    hand.translate(-CENTRE_X * page.getWidth(), -CENTRE_Y * page.getHeight());
    g.drawImage(page, hand, null);
    g.dispose();
    BufferedImage soft = blur == 0 ? frame : blurred(frame, blur);
    return lit(soft, light, new Random(seed));
  }

  private static BufferedImage blurred(BufferedImage frame, int radius) {
    int side = 2 * radius + 1;
    float[] even = new float[side * side];
    Arrays.fill(even, 1f / even.length);
    return new ConvolveOp(new Kernel(side, side, even), ConvolveOp.EDGE_NO_OP, null)
        .filter(frame, new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR));
  }

  /** Light that falls off to one side, and the noise of a cheap camera. */
  private static BufferedImage lit(BufferedImage frame, double light, Random random) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = frame.getRGB(x, y) & 0xFF;
        double fall = light * (1 - 0.35 * x / WIDTH);
        int noisy = (int) Math.clamp(grey * fall + random.nextGaussian() * 6, 0, 255);
        frame.setRGB(x, y, noisy << 16 | noisy << 8 | noisy);
      }
    }
    return frame;
  }

  @ParameterizedTest(name = "near {0}, {1}°, blur {2}, light {3}")
  @CsvSource({
    "1.0,   0, 0, 1.0",
    "1.0,  12, 1, 0.9",
    "1.5,   0, 1, 1.0",
    "1.5,  90, 0, 0.6",
    "1.5, 180, 2, 0.8",
    "2.0,  -8, 2, 1.0",
    "2.0,  30, 3, 0.7",
    "2.0,   5, 1, 0.3",
    "2.5,   0, 4, 1.0",
    "2.0, -45, 2, 0.5",
    "2.5,  10, 3, 0.4",
  })
  void aPrintedQrIsReadNearAndFarSoftAndDark(double near, double degrees, int blur, double light) {
    assertThat(reader.in(seen(near, degrees, blur, light, 7))).contains(printed);
  }

  @Test
  void tooSoftOrTooFarGivesNothingRatherThanAnotherActa() {
    for (long seed = 1; seed <= 3; seed++) {
      Optional<String> read = reader.in(seen(0.5, 3, 6, 0.3, seed));
      assertThat(read.filter(text -> !text.equals(printed))).isEmpty();
    }
  }

  @Test
  void aDeskWithoutPaperHasNoQr() {
    assertThat(reader.in(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR))).isEmpty();
  }
}
