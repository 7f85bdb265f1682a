package mx.openprep.installer.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import org.jspecify.annotations.Nullable;

/** A workstation window at a CATD of its own, when this machine has a display. */
final class WindowProgram implements AutoCloseable {
  private final @Nullable ChildProgram program;

  private WindowProgram(@Nullable ChildProgram program) {
    this.program = program;
  }

  static WindowProgram openIfDisplay(
      boolean unwanted,
      Path data,
      CentreProgram centre,
      ElectionPackage election,
      CatdId catd,
      long seed,
      PrintWriter out)
      throws IOException, InterruptedException {
    if (unwanted || !hasDisplay()) {
      return new WindowProgram(null);
    }
    Path cardFile = EnrolmentCard.file(data, catd);
    centre.issueCard(catd, cardFile);
    EnrolmentCard card = EnrolmentCard.read(cardFile);
    Crew crew = new Crew(catd);
    out.println("Estación     " + catd + ": centro " + card.centre() + ", código " + card.code());
    out.println("             huella " + card.root());
    out.println("             paquete " + firstGroups(election));
    out.println("Personas     (contraseña " + Crew.PASSWORD + ")");
    crew.members().forEach(m -> out.println("             " + m.person() + "  " + m.roles()));
    Path scanner = data.resolve("escaner");
    List<String> claves = WindowPapers.lay(election, catd, seed, scanner);
    out.println("Papeles      en el escáner " + scanner + ", en este orden:");
    claves.forEach(clave -> out.println("             " + clave));
    out.flush();
    return new WindowProgram(
        ChildProgram.java(
            "The workstation",
            data.resolve("workstation.log"),
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "mx.openprep.desktop.app.Workstation",
                "--data",
                data.resolve("workstation").toString(),
                "--centre",
                card.centre().toString(),
                "--scan-folder",
                scanner.toString())));
  }

  /** What the first run of the window asks for, as the signed paper would say it. */
  private static String firstGroups(ElectionPackage election) {
    return election
        .hash()
        .hex()
        .substring(0, 16)
        .toUpperCase(Locale.ROOT)
        .replaceAll("(.{4})(?!$)", "$1 ");
  }

  private static boolean hasDisplay() {
    boolean isLinux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !isLinux || System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
