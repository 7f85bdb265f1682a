package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mx.openprep.centre.cut.Changes;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.CutFiles;
import mx.openprep.centre.cut.Paths;
import mx.openprep.files.DurableFiles;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The page goes beside the data: whoever mirrors the directory has the whole site. It lies at the
 * root, and in a cut as {@code pagina/…}, so that it can be checked like everything else.
 */
public final class PageFiles implements CutFiles {
  /** Logical folder of the files that also lie at the root. */
  public static final String FOLDER = Paths.PAGE;

  private static final String SOURCE = "/portal/";
  private static final List<String> FILES = files();

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

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  /** The files a cut's folder has of the page; none when it changed nothing of it. */
  static List<Path> below(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static void replace(Path file, byte[] content, Disk disk) throws IOException {
    DurableFiles.createDirectories(parent(file));
    if (Files.notExists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      disk.replace(file, content);
    }
  }

  /** Whatever lies with the program below {@code /portal}, by name. */
  private static List<String> files() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath:" + SOURCE + "**/*.*");
      return Stream.of(found).map(PageFiles::name).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Resource file) {
    try {
      String url = file.getURL().toString();
      return url.substring(url.lastIndexOf(SOURCE) + SOURCE.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(String file) {
    try (InputStream in = PageFiles.class.getResourceAsStream(SOURCE + file)) {
      if (in == null) {
        throw new IOException("The page is not whole: " + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
