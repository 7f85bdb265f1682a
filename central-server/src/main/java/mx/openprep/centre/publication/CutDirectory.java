package mx.openprep.centre.publication;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.openprep.acta.Sha256;
import mx.openprep.files.DurableFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The publication directory. A cut is written under a temporary name, made durable and renamed;
 * only then does the pointer move to it, so that a reader sees whole cuts or none. What has not
 * changed since the cut before is the same file under a second name.
 */
final class CutDirectory {
  private static final JsonMapper JSON = new JsonMapper();
  // Writers mostly wait for the disk, which takes several at once.
  private static final int WRITERS = 16;

  private final Path publication;

  CutDirectory(Path publication) throws IOException {
    this.publication = publication;
    Files.createDirectories(publication.resolve(Paths.CUTS));
    clearUnfinished();
  }

  /** The cut that readers see. */
  record Pointer(long cut, String manifestHash) {}

  /** The pointer as it stands on disk; empty before the first cut. */
  Optional<Pointer> pointer() throws IOException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(publication.resolve(Paths.POINTER)));
      return Optional.of(
          new Pointer(json.get("corte").longValue(), json.get("manifiestoSha256").stringValue()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The highest number that any directory has, published or not. */
  long highest() throws IOException {
    try (var cuts = Files.list(publication.resolve(Paths.CUTS))) {
      return cuts.map(p -> String.valueOf(p.getFileName()))
          .filter(name -> name.matches("[0-9]+"))
          .mapToLong(Long::parseLong)
          .max()
          .orElse(0);
    }
  }

  /**
   * Writes the cut; the pointer stays where it is.
   *
   * @return SHA-256 of its manifest
   */
  byte[] write(long number, List<CutFile> files) throws IOException {
    Path unfinished = publication.resolve(Paths.CUTS).resolve("." + number + ".part");
    Optional<Pointer> before = pointer();
    Optional<Manifest> known = before.flatMap(this::manifest);
    Files.createDirectory(unfinished);
    for (String directory : directories(files)) {
      Files.createDirectories(unfinished.resolve(directory));
    }
    Manifest manifest =
        new Manifest(
            number, writeAll(files, unfinished, before.map(p -> directory(p.cut())), known));
    byte[] manifestFile = manifest.render();
    DurableFiles.writeNew(unfinished.resolve(Paths.MANIFEST), manifestFile);
    for (String directory : directories(files)) {
      DurableFiles.syncDirectory(unfinished.resolve(directory));
    }
    DurableFiles.syncDirectory(unfinished);
    DurableFiles.move(unfinished, directory(number));
    return Sha256.of(manifestFile);
  }

  /** Lets readers see the cut, which is on disk already. */
  void point(Cut cut, byte[] manifestHash) throws IOException {
    DurableFiles.replace(
        publication.resolve(Paths.POINTER),
        JsonFile.render(json -> {
          json.writeNumberProperty("corte", cut.number());
          json.writeStringProperty("ruta", "/" + Paths.cut(cut.number()) + "/");
          json.writeStringProperty("hora", ProgressJson.time(cut));
          json.writeStringProperty("manifiestoSha256", HexFormat.of().formatHex(manifestHash));
        }));
  }

  private SortedMap<String, Manifest.Entry> writeAll(
      List<CutFile> files, Path to, Optional<Path> before, Optional<Manifest> known)
      throws IOException {
    SortedMap<String, Manifest.Entry> entries = new TreeMap<>();
    try (ExecutorService writers =
        Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
      List<Future<Manifest.Entry>> written =
          files.stream()
              .map(file ->
                  writers.submit(
                      () -> writeOne(file, to, before, known.map(m -> m.files().get(file.path())))))
              .toList();
      for (int i = 0; i < files.size(); i++) {
        entries.put(files.get(i).path(), await(written.get(i)));
      }
    }
    return entries;
  }

  private static Manifest.Entry writeOne(
      CutFile file, Path to, Optional<Path> before, Optional<Manifest.Entry> known)
      throws IOException {
    byte[] content = file.content().render();
    Manifest.Entry entry =
        new Manifest.Entry(HexFormat.of().formatHex(Sha256.of(content)), content.length);
    Path place = to.resolve(file.path());
    if (before.isPresent() && known.filter(entry::equals).isPresent()) {
      Files.createLink(place, before.get().resolve(file.path()));
    } else {
      DurableFiles.writeNew(place, content);
    }
    return entry;
  }

  private static Manifest.Entry await(Future<Manifest.Entry> written) throws IOException {
    try {
      return written.get();
    } catch (ExecutionException e) {
      throw new IOException("A file of the cut could not be written", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while writing a cut", e);
    }
  }

  private Optional<Manifest> manifest(Pointer pointer) {
    try {
      byte[] file = Files.readAllBytes(directory(pointer.cut()).resolve(Paths.MANIFEST));
      return Optional.of(Manifest.read(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory(long number) {
    return publication.resolve(Paths.cut(number));
  }

  private static SortedSet<String> directories(List<CutFile> files) {
    SortedSet<String> directories = new TreeSet<>();
    for (CutFile file : files) {
      for (int slash = file.path().lastIndexOf('/');
          slash > 0;
          slash = file.path().lastIndexOf('/', slash - 1)) {
        directories.add(file.path().substring(0, slash));
      }
    }
    return directories;
  }

  /** What a killed publisher left; nobody has seen it. */
  private void clearUnfinished() throws IOException {
    try (var cuts = Files.newDirectoryStream(publication.resolve(Paths.CUTS), ".*.part")) {
      for (Path unfinished : cuts) {
        Files.walkFileTree(unfinished, new Deletion());
      }
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
