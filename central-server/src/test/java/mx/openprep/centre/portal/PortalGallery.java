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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import mx.openprep.acta.FieldId;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.mirror.ServedDirectory;
import mx.openprep.centre.publication.RealPublication;
import mx.openprep.election.BallotOption;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.election.OptionId;

/**
 * The publication of a night half done, cut after cut, to look at and to photograph. It is served
 * until the input ends.
 *
 * <p>Arguments: election package, HTTP port.
 */
final class PortalGallery {
  /** Per cent of the actas that have come. */
  private static final int SHARE = 75;

  private static final int STEP = 5;
  private static final Instant FIRST = Instant.parse("2024-06-03T00:30:00Z");
  private static final Duration BETWEEN = Duration.ofMinutes(12);

  private PortalGallery() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("openprep-portal");
    ElectionPackage election = ElectionPackageReader.read(Path.of(arguments[0]));
    Night night = new Night();
    try (SharedPostgres postgres = new SharedPostgres();
        RealPublication publication =
            new RealPublication(
                directory,
                postgres,
                election,
                PortalGallery::paint,
                (acta, option) -> taste(election, acta, option),
                night)) {
      publication.cut(Stream.empty());
      publication.storeOutsideCatalogue();
      for (int from = 0; from < SHARE; from += STEP) {
        int first = from;
        night.goOn();
        publication.cut(
            election.actas().stream()
                .filter(acta -> {
                  int place = Math.floorMod(acta.id().hashCode(), 100);
                  return first <= place && place < first + STEP;
                }));
      }
      try (ServedDirectory _ =
          new ServedDirectory(publication.directory(), Integer.parseInt(arguments[1]))) {
        System.getLogger("portal")
            .log(System.Logger.Level.INFO, publication.directory() + " is served");
        while (System.in.read() >= 0) {
          night.goOn();
          publication.cut(Stream.empty());
        }
      }
    }
  }

  /** Each district and municipality likes something else; no candidature is liked everywhere. */
  private static double taste(ElectionPackage election, ExpectedActa acta, FieldId field) {
    if (field.equals(FieldId.NULOS) || field.equals(FieldId.NO_REGISTRADAS)) {
      return field.equals(FieldId.NULOS) ? 0.02 : 0.001;
    }
    OptionId option = new OptionId(field.value());
    List<BallotOption> all = election.election(acta.election()).columns();
    if (all.stream().anyMatch(o -> o.id().equals(option) && o.members().size() > 1)) {
      return 0.006;
    }
    List<OptionId> allies =
        all.stream()
            .map(BallotOption::members)
            .filter(members -> members.contains(option))
            .max(Comparator.comparingInt(List::size))
            .filter(members -> members.size() > 1)
            .orElse(List.of(option));
    int place =
        Objects.hash(
            allies, acta.election(), acta.casilla().district(), acta.casilla().municipality());
    double liking = new Random(place).nextDouble();
    return 0.33 / allies.size() * (0.4 + 1.2 * liking);
  }

  /** The hour of the night, which goes on from cut to cut. */
  private static final class Night extends Clock {
    private Instant now = FIRST;

    void goOn() {
      now = now.plus(BETWEEN);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
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
