package mx.openprep.centre.portal;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import mx.openprep.centre.Centre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.centre.publication.SyntheticNight;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A centre with a night half done, cut after cut, to look at and to photograph. It runs until its
 * input ends.
 *
 * <p>Arguments: election package, HTTP port.
 */
final class PortalGallery {
  /** Per cent of the actas that have come. */
  private static final int SHARE = 75;

  private static final int STEP = 15;

  private PortalGallery() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("openprep-portal");
    try (SharedPostgres postgres = new SharedPostgres();
        ConfigurableApplicationContext centre =
            SpringApplication.run(
                Centre.class,
                "--openprep.realm=DRILL",
                "--openprep.package=" + arguments[0],
                "--openprep.data-directory=" + directory,
                "--openprep.http-port=" + arguments[1],
                "--openprep.console.port=0",
                "--openprep.management.port=0",
                "--openprep.grpc-port=0",
                "--openprep.publication.scheduled=false",
                "--openprep.publication.opening=automatic",
                "--openprep.database.url=" + postgres.newDatabase(),
                "--openprep.database.user=postgres")) {
      ElectionPackage election = centre.getBean(ElectionPackage.class);
      centre.getBean(Publisher.class).cutNow();
      SyntheticNight night =
          new SyntheticNight(
              election,
              centre.getBean(DataSource.class),
              directory.resolve("images").resolve("complete"),
              PortalGallery::paint);
      for (int from = 0; from < SHARE; from += STEP) {
        int first = from;
        night.store(
            election.actas().stream()
                .filter(a -> {
                  int place = Math.floorMod(a.id().hashCode(), 100);
                  return first <= place && place < first + STEP;
                }));
        centre.getBean(Publisher.class).cutNow();
      }
      night.storeOutsideCatalogue(election.actas().getFirst());
      centre.getBean(Publisher.class).cutNow();
      while (System.in.read() >= 0) {
        centre.getBean(Publisher.class).cutNow();
      }
    }
  }

  static byte[] paint(ExpectedActa acta) {
    BufferedImage image = new BufferedImage(420, 260, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 18));
    pen.drawString("ACTA DE ESCRUTINIO Y CÓMPUTO", 30, 40);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    pen.drawString("SIMULACRO  " + acta.key() + "  " + acta.id(), 30, 68);
    for (int line = 0; line < 6; line++) {
      pen.drawRect(30, 90 + line * 26, 250, 26);
      pen.drawRect(280, 90 + line * 26, 100, 26);
    }
    pen.dispose();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", jpeg);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jpeg.toByteArray();
  }
}
