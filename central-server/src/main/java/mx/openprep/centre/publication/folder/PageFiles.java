package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;

/**
 * The page goes beside the data: whoever mirrors the directory has the whole site. It lies at the
 * root, and in a cut as {@code pagina/…}, so that it can be checked like everything else.
 */
public final class PageFiles implements CutFiles {
  /** Logical folder of the files that also lie at the root. */
  public static final String FOLDER = "pagina";

  private static final List<String> FILES =
      List.of("index.html", "portal.css", "portal.js", "icono.svg");

  @Override
  public List<List<CutFile>> waves(Cut cut, Changes changes) {
    return changes.actas().isPresent()
        ? List.of()
        : List.of(
            FILES.stream()
                .map(file -> new CutFile(FOLDER + "/" + file, _ -> content(file)))
                .toList());
  }

  /** Puts the files, and their compressed siblings, at the root. */
  public static void install(Path publication, Disk disk) throws IOException {
    for (String file : FILES) {
      byte[] content = content(file);
      replace(publication.resolve(file), content, disk);
      for (Encoding encoding : Encoding.of(file, content)) {
        replace(publication.resolve(file + encoding.suffix()), encoding.compress(content), disk);
      }
    }
  }

  private static void replace(Path file, byte[] content, Disk disk) throws IOException {
    if (Files.notExists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      disk.replace(file, content);
    }
  }

  private static byte[] content(String file) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/portal/" + file)) {
      if (in == null) {
        throw new IOException("The page is not whole: " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
