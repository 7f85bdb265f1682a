package mx.openprep.desktop.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePipelineTest {
  private static final String QR = "OPENPREP1:0a1b2c3d:GUB-140001C0100-2";

  private final ImagePipeline pipeline = new ImagePipeline();

  @Nested
  class TurningThePage {
    @ParameterizedTest
    @CsvSource({
      "0, 0", "90, 0", "180, 0", "270, 0", "0, 7", "0, -7", "90, 7", "180, -7", "270, 7", "0, 0.4"
    })
    void turnsItUprightAndStraight(double quarter, double skew) throws IOException {
      BufferedImage fed = SyntheticPage.turned(SyntheticPage.acta(QR), quarter + skew);

      ProcessedPage page = pipeline.process(fed);

      assertThat(page.qr()).contains(QR);
      assertThat(page.kinds()).isEmpty();
      assertThat(page.quality().skewMillidegrees()).isCloseTo((int) (-1000 * skew), within(100));
      assertThat(page.quality().height()).isGreaterThan(page.quality().width());
      QrReader.Sighting again = new QrReader().find(decoded(page)).orElseThrow();
      assertThat(again.degrees()).isCloseTo(0, within(0.6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {9.5, -12, 20, 40})
    void flagsWhatLiesTooFarAskewInsteadOfLeavingItInSilence(double degrees) {
      assertThat(pipeline.process(SyntheticPage.turned(SyntheticPage.acta(QR), degrees)).kinds())
          .contains(PageFault.Kind.TOO_SKEWED);
      assertThat(
              pipeline.process(SyntheticPage.turned(SyntheticPage.withoutQr(1), degrees)).kinds())
          .contains(PageFault.Kind.TOO_SKEWED);
    }

    @Test
    void straightensAPageWithoutAQr() {
      ProcessedPage page = pipeline.process(SyntheticPage.turned(SyntheticPage.withoutQr(2), -5.3));

      assertThat(page.quality().skewMillidegrees()).isCloseTo(5300, within(100));
      assertThat(page.kinds()).isEmpty();
    }
  }

  @Nested
  class ReadingTheQr {
    @ParameterizedTest
    @ValueSource(doubles = {10, 30, 50})
    void ofNoisyPages(double deviation) {
      BufferedImage fed =
          SyntheticPage.noisy(SyntheticPage.turned(SyntheticPage.acta(QR), 2.5), deviation);

      assertThat(pipeline.process(fed).qr()).contains(QR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3})
    void ofBlurredPages(double deviation) {
      BufferedImage fed = SyntheticPage.blurred(SyntheticPage.acta(QR), deviation);

      assertThat(pipeline.process(fed).qr()).contains(QR);
    }

    @Test
    void givesNothingRatherThanSomethingWrongWhenItIsUnreadable() {
      BufferedImage fed =
          SyntheticPage.covered(
              SyntheticPage.acta(QR), SyntheticPage.QR_LEFT, SyntheticPage.QR_TOP, 110, 200);

      ProcessedPage page = pipeline.process(fed);

      assertThat(page.qr()).isEqualTo(Optional.empty());
      assertThat(page.kinds()).isEmpty();
    }

    @Test
    void survivesAStainOnACorner() {
      BufferedImage fed =
          SyntheticPage.covered(
              SyntheticPage.acta(QR),
              SyntheticPage.QR_LEFT + 150,
              SyntheticPage.QR_TOP + 150,
              36,
              36);

      assertThat(pipeline.process(fed).qr()).contains(QR);
    }
  }

  @Nested
  class JudgingThePage {
    @Test
    void blank() {
      assertThat(pipeline.process(SyntheticPage.noisy(SyntheticPage.blank(), 12)).kinds())
          .isEqualTo(List.of(PageFault.Kind.BLANK));
    }

    @ParameterizedTest
    @ValueSource(doubles = {4, 6})
    void blurred(double deviation) {
      assertThat(pipeline.process(SyntheticPage.blurred(SyntheticPage.acta(QR), deviation)).kinds())
          .isEqualTo(List.of(PageFault.Kind.BLURRED));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5})
    void aLittleSoftnessIsNoFault(double deviation) {
      assertThat(pipeline.process(SyntheticPage.blurred(SyntheticPage.acta(QR), deviation)).kinds())
          .isEmpty();
    }

    @Test
    void noiseIsNoFault() {
      assertThat(pipeline.process(SyntheticPage.noisy(SyntheticPage.acta(QR), 20)).kinds())
          .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, 0, 1500, 2800", "0, 0, 1400, 2800"})
    void cutOff(int left, int top, int width, int height) {
      BufferedImage fed = SyntheticPage.acta(QR).getSubimage(left, top, width, height);

      assertThat(pipeline.process(fed).kinds()).contains(PageFault.Kind.CUT_OFF);
    }

    @Test
    void sharpnessFallsWithBlurAndContrastIsMeasured() {
      int sharp = pipeline.process(SyntheticPage.acta(QR)).quality().sharpness();
      int soft =
          pipeline.process(SyntheticPage.blurred(SyntheticPage.acta(QR), 2)).quality().sharpness();

      assertThat(soft).isLessThan(sharp / 2);
      assertThat(pipeline.process(SyntheticPage.acta(QR)).quality().contrast()).isBetween(150, 255);
    }

    @Test
    void picturesThatAreNoPagesAreFlaggedNotFatal() {
      BufferedImage black = new BufferedImage(500, 700, BufferedImage.TYPE_BYTE_GRAY);
      BufferedImage speck = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

      assertThat(pipeline.process(black).kinds()).isNotEmpty();
      assertThat(pipeline.process(speck).kinds()).isNotEmpty();
    }
  }

  @Test
  void leavesAStraightPageAsSharpAsItCame() {
    assertThat(pipeline.process(SyntheticPage.acta(QR)).quality().skewMillidegrees()).isZero();
  }

  @Nested
  class CroppingToThePaper {
    @ParameterizedTest
    @ValueSource(doubles = {0, 3, -6})
    void onADarkBed(double degrees) {
      BufferedImage fed = SyntheticPage.onDarkBed(SyntheticPage.acta(QR), 160, degrees);

      ProcessedPage page = pipeline.process(fed);

      // The bed being longer than legal paper, the scan is reduced.
      double scale = 2850.0 / (SyntheticPage.HEIGHT + 320);
      assertThat(page.quality().width() / scale).isCloseTo(SyntheticPage.WIDTH, within(25.0));
      assertThat(page.quality().height() / scale).isCloseTo(SyntheticPage.HEIGHT, within(25.0));
      assertThat(page.qr()).contains(QR);
      assertThat(page.kinds()).isEmpty();
    }

    @Test
    void keepsTheSizeOfAPageOnAWhiteBed() {
      ProcessedPage page = pipeline.process(SyntheticPage.acta(QR));

      assertThat(page.quality().width()).isEqualTo(SyntheticPage.WIDTH);
      assertThat(page.quality().height()).isEqualTo(SyntheticPage.HEIGHT);
    }
  }

  @Nested
  class WritingTheFile {
    @Test
    void givesTheSameBytesForTheSamePage() {
      assertThat(pipeline.process(SyntheticPage.acta(QR)).jpeg())
          .isEqualTo(pipeline.process(SyntheticPage.acta(QR)).jpeg());
    }

    @Test
    void carriesNoMetadata() {
      ByteString jpeg = pipeline.process(SyntheticPage.acta(QR)).jpeg();

      int at = 2;
      while ((jpeg.byteAt(at + 1) & 0xff) != 0xda) {
        // JFIF itself, tables and frame; neither EXIF (APP1) nor comments.
        assertThat(jpeg.byteAt(at + 1) & 0xff).isIn(0xe0, 0xdb, 0xc0, 0xc4);
        at += 2 + ((jpeg.byteAt(at + 2) & 0xff) << 8 | (jpeg.byteAt(at + 3) & 0xff));
      }
    }

    @Test
    void keepsAGrainyPageWithinTheUsualSize() {
      assertThat(pipeline.process(SyntheticPage.noisy(SyntheticPage.acta(QR), 8)).jpeg().size())
          .isBetween(100_000, 400_000);
    }

    @Test
    void takesColourAndSixteenBits() {
      BufferedImage acta = SyntheticPage.acta(QR);
      for (int type :
          new int[] {
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY
          }) {
        BufferedImage other = new BufferedImage(acta.getWidth(), acta.getHeight(), type);
        other.createGraphics().drawImage(acta, 0, 0, null);

        assertThat(pipeline.process(other).qr()).contains(QR);
      }
    }
  }

  private static GreyPage decoded(ProcessedPage page) throws IOException {
    return GreyPage.of(ImageIO.read(new ByteArrayInputStream(page.jpeg().toByteArray())));
  }
}
