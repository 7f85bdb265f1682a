package mx.openprep.centre.identity.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.StationKeys;
import mx.openprep.centre.Terminal;
import mx.openprep.enrolment.EnrolmentCard;
import org.apache.commons.codec.binary.Base32;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code prep admin} beside a running centre. */
@ExtendWith(CentreExtension.class)
class AdminCommandTest {
  private static final String PASSWORD = "la casa azul";

  private final RealCentre centre;
  private final Path home;

  AdminCommandTest(RealCentre centre, @TempDir Path home) {
    this.centre = centre;
    this.home = home;
  }

  @BeforeEach
  void administrator() throws Exception {
    Path people = home.resolve("admin.csv");
    Files.writeString(
        people, "person,name,roles,catd,password\nadmin,Ada Luz,ADMINISTRADOR,," + PASSWORD + "\n");
    centre.importPeople(people);
    Files.writeString(home.resolve("password"), PASSWORD + "\n");
  }

  private Terminal.Told run(String... arguments) {
    return new Terminal(centre, home, home.resolve("password"))
        .run(new AdminCommand(), "admin", arguments);
  }

  @Test
  void importsPeopleAndWritesTheirLetters() throws Exception {
    Path file = home.resolve("people.csv");
    Files.writeString(
        file,
        """
        person,name,roles,catd
        lena,Lena Ñúñez,CAPTURISTA|VERIFICADOR,CATD-001
        memo,Memo Gil,ACOPIADOR,CATD-002
        """);
    Path letters = home.resolve("letters.pdf");

    Terminal.Told told =
        run(
            "people",
            "import",
            file.toString(),
            "--letters",
            letters.toString(),
            "--reason",
            "Night");

    assertThat(told.text()).isEqualTo("people: 2%nletters: 2%n".formatted());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(letters)))
        .isEqualTo("rw-------");
    try (PDDocument pdf = Loader.loadPDF(letters.toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Lena Ñúñez", "CAPTURISTA, VERIFICADOR", "CATD-001", "memo", "DRILL")
          .containsPattern("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
    }
    assertThat(run("people", "list").text())
        .contains("lena\tLena Ñúñez\tCAPTURISTA|VERIFICADOR\tCATD-001\tactive, first password");
    assertThat(run("acts", "--last", "1").text())
        .contains("admin\tPEOPLE_IMPORTED\t-\tNight {people=2}");
  }

  @Test
  void faultsAreToldAndNothingIsDone() throws Exception {
    Path file = home.resolve("people.csv");
    Files.writeString(file, "person,name,roles,catd\nA B,,JEFE,CATD-001\n");

    Terminal.Told told =
        run("people", "import", file.toString(), "--letters", "x.pdf", "--reason", "Night");

    assertThat(told.exit()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(told.text()).contains("line 2, column person", "column name", "column roles");
  }

  @Test
  void deactivatesButNeverOneself() throws Exception {
    Path file = home.resolve("people.csv");
    Files.writeString(
        file, "person,name,roles,catd,password\nnora,Nora,CAPTURISTA,CATD-001,secreto1\n");
    centre.importPeople(file);

    assertThat(run("people", "deactivate", "nora", "--reason", "Left").exit()).isZero();
    assertThat(run("people", "list").text()).containsPattern("nora\t.*\tinactive");
    assertThat(run("people", "deactivate", "admin", "--reason", "Left").text()).startsWith("F726");
    assertThat(run("people", "assign", "admin", "--roles", "CAPTURISTA", "--reason", "x").text())
        .startsWith("F726");
    assertThat(run("people", "unlock", "nadie", "--reason", "x").text()).startsWith("F725");
    assertThat(
            run(
                    "people",
                    "assign",
                    "nora",
                    "--roles",
                    "VERIFICADOR|CAPTURISTA",
                    "--catd",
                    "CATD-002",
                    "--reason",
                    "Moved")
                .exit())
        .isZero();
    assertThat(run("acts", "--last", "1").text())
        .contains("ROLES_ASSIGNED\tnora\tMoved", "before=[CAPTURISTA]", "catd=CATD-002");
  }

  @Test
  void issuesCodesOnCardsWhoseQrAWorkstationReads() throws Exception {
    Path cards = home.resolve("cards.pdf");

    Terminal.Told told =
        run(
            "codes",
            "issue",
            "--catd",
            "CATD-001,CATD-002",
            "--count",
            "2",
            "--cards",
            cards.toString(),
            "--reason",
            "New machines");

    assertThat(told.text().lines()).hasSize(4).allMatch(line -> line.startsWith("card "));
    try (PDDocument pdf = Loader.loadPDF(cards.toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(4);
      EnrolmentCard card =
          EnrolmentCard.parse(qr(new PDFRenderer(pdf).renderImageWithDPI(0, 150))).orElseThrow();
      assertThat(card.address()).isEqualTo("localhost:" + centre.port());
      assertThat(new PDFTextStripper().getText(pdf)).contains(card.code(), "CATD-002");
      assertThat(centre.enrol(card.code(), StationKeys.random()).getCatd()).isEqualTo("CATD-001");
    }
    assertThat(run("codes", "list").text()).contains("\tCATD-002\t");
    assertThat(run("codes", "issue", "--catd", "CATD-999", "--cards", "x", "--reason", "x").text())
        .startsWith("F732");
  }

  private static String qr(BufferedImage page) throws Exception {
    int width = page.getWidth();
    int[] pixels = page.getRGB(0, 0, width, page.getHeight(), null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(width, page.getHeight(), pixels))))
        .getText();
  }

  @Test
  void setsUpASecondFactorAndAsksForItFromThenOn() throws Exception {
    try {
      String offer = run("second-factor").text();
      byte[] secret = new Base32().decode(offer.replaceAll("(?s).*secret: ([A-Z2-7 ]+).*", "$1"));
      assertThat(offer).contains("otpauth://totp/OpenPREP%20DRILL:admin?secret=");

      Terminal.Told confirmed = run("second-factor", "--confirm", code(secret, Instant.now()));
      assertThat(confirmed.text().lines().filter(line -> line.startsWith("recovery: ")))
          .hasSize(10);

      assertThat(run("stations", "list").text()).startsWith("F720");
      String recovery = confirmed.text().replaceAll("(?s).*?recovery: (\\S+).*", "$1");
      assertThat(run("stations", "list", "--code", recovery).exit()).isZero();
      assertThat(run("stations", "list", "--code", recovery).text()).startsWith("F721");
      assertThat(
              run("stations", "list", "--code", code(secret, Instant.now().plusSeconds(30))).exit())
          .isZero();
    } finally {
      centre.jdbc().sql("delete from recovery_code").update();
      centre.jdbc().sql("delete from second_factor").update();
      centre.jdbc().sql("delete from login_failure").update();
    }
  }

  private static String code(byte[] secret, Instant at) throws Exception {
    return new com.eatthepath.otp.TimeBasedOneTimePasswordGenerator()
        .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at, Locale.ROOT);
  }

  @Test
  void choosesAnotherPassword() throws Exception {
    Files.writeString(home.resolve("new"), "otra casa verde\n");

    assertThat(run("password", "--new-password-file", home.resolve("new").toString()).exit())
        .isZero();
    assertThat(run("stations", "list").text()).startsWith("F401");
  }
}
