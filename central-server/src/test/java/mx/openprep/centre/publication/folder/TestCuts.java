package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutKind;
import mx.openprep.centre.cut.Phase;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.FaultyPackageException;
import mx.openprep.journal.Realm;

/** Cuts whose files are a few words: some change with every cut, some never, some now and then. */
public final class TestCuts {
  private static final int FILES = 12;
  private final ElectionPackage mini;

  public TestCuts() throws IOException {
    try {
      mini = ElectionPackageReader.read(RealCentre.MINI);
    } catch (FaultyPackageException e) {
      throw new IOException(e);
    }
  }

  /** A publication directory and its key below the given one. */
  public static CutDirectory directory(Path below, Disk disk) throws IOException {
    return new CutDirectory(
        below.resolve("publication"), disk, SigningKey.at(below.resolve("key.pem")));
  }

  /** Writes a cut and moves the pointer to it. */
  public void publish(CutDirectory directory, long number, long epoch) throws IOException {
    Cut cut = cut(number, epoch);
    byte[] manifest =
        directory.write(cut, CutDirectory.Carried.LASTING, waves(number, epoch), () -> {});
    directory.point(cut, manifest, () -> {});
  }

  public Cut cut(long number, long epoch) {
    return new Cut(
        number,
        epoch,
        CutKind.ORDINARY,
        Phase.OPEN,
        Realm.DRILL,
        OffsetDateTime.parse("2024-06-02T20:00:00-06:00"),
        Optional.empty(),
        mini,
        List.of());
  }

  /** What it shows. */
  public List<List<CutFile>> waves(long number, long epoch) {
    List<CutFile> leaves = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      long since = file == 0 ? 0 : number - number % file;
      // Some are large enough for every sibling.
      int size = file % 6 == 0 ? 20_000 : 1_200;
      leaves.add(file("gub/distrito/%d/hoja.json".formatted(file), "{\"desde\":%d}", since, size));
    }
    leaves.add(file("bases/datos.csv", "%d", number, 10));
    CutFile progress =
        new CutFile(
            "avance.json",
            published ->
                "{\"corte\":%d,\"epoca\":%d,\"hojas\":%d,\"relleno\":\"%s\"}"
                    .formatted(
                        number, epoch, published.below("gub/distrito").size(), "x".repeat(1_000))
                    .getBytes(StandardCharsets.UTF_8));
    return List.of(leaves, List.of(progress));
  }

  private static CutFile file(String path, String format, long value, int size) {
    return new CutFile(
        path, _ -> (format.formatted(value) + " ".repeat(size)).getBytes(StandardCharsets.UTF_8));
  }
}
