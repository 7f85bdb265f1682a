package mx.openprep.installer.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import mx.openprep.election.CatdId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;

/** Filled papers for the person at the window, lying in the folder the workstation scans from. */
final class WindowPapers {
  private static final int COUNT = 6;

  private WindowPapers() {}

  /**
   * Lays the papers out.
   *
   * @return the claves of the actas, in the order in which they are scanned
   */
  static List<String> lay(ElectionPackage election, CatdId catd, long seed, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    TruthGenerator truths = new TruthGenerator(election, Map.of(), seed);
    PaperPress press = new PaperPress(election, seed);
    List<ExpectedActa> actas =
        election.actas(catd).stream()
            .filter(a -> election.actasByClave(a.key()).size() == 1)
            .limit(COUNT)
            .toList();
    for (int i = 0; i < actas.size(); i++) {
      Scenario.Paper paper = new Scenario.Paper(actas.get(i), true, truths.of(actas.get(i), i));
      ImageIO.write(
          press.page(paper),
          "png",
          folder.resolve("%02d-%s.png".formatted(i + 1, actas.get(i).key())).toFile());
    }
    return actas.stream().map(ExpectedActa::key).toList();
  }
}
