package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mx.openprep.files.DurableFiles;

/** The page goes beside the data: whoever mirrors the directory has the whole site. */
final class PageFiles {
  private static final List<String> FILES =
      List.of("index.html", "portal.css", "portal.js", "icono.svg");

  private PageFiles() {}

  static void install(Path publication) throws IOException {
    Files.createDirectories(publication);
    for (String file : FILES) {
      try (InputStream in = PageFiles.class.getResourceAsStream("/portal/" + file)) {
        if (in == null) {
          throw new IOException("The page is not whole: " + file);
        }
        DurableFiles.replace(publication.resolve(file), in.readAllBytes());
      }
    }
  }
}
