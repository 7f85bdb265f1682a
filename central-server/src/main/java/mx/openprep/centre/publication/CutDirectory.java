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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.files.DurableFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The publication directory. A cut is written under a temporary name, made durable and renamed;
 * only then does the pointer move to it, so that a reader sees whole cuts or none. A cut's folder
 * holds what is new in it; its manifest says where everything else lies.
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
          new Pointer(
              json.get("corte").longValue(), json.get("manifiesto").get("sha256").stringValue()));
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
   * Writes what is new in a cut; the pointer stays where it is.
   *
   * @return SHA-256 of its manifest
   */
  byte[] write(Cut cut, List<List<CutFile>> waves) throws IOException {
    Optional<Manifest> before = pointer().flatMap(this::manifest);
    Path unfinished = publication.resolve(Paths.CUTS).resolve("." + cut.number() + ".part");
    Files.createDirectory(unfinished);
    CutInProgress progress = new CutInProgress(publication, cut.number(), unfinished, before);
    for (List<CutFile> wave : waves) {
      writeAll(wave, progress);
    }
    byte[] manifest = new Manifest(cut.number(), cut.epoch(), progress.files()).render();
    DurableFiles.writeNew(unfinished.resolve(Paths.MANIFEST), manifest);
    progress.sync();
    DurableFiles.move(unfinished, directory(cut.number()));
    return Sha256.of(manifest);
  }

  /** Lets readers see the cut, which is on disk already. */
  void point(Cut cut, byte[] manifestHash) throws IOException {
    byte[] progress = Files.readAllBytes(directory(cut.number()).resolve(Paths.POINTER));
    ObjectNode pointer = (ObjectNode) JSON.readTree(progress);
    pointer
        .putObject("manifiesto")
        .put("ruta", Paths.cut(cut.number()) + "/" + Paths.MANIFEST)
        .put("sha256", HexFormat.of().formatHex(manifestHash));
    DurableFiles.replace(publication.resolve(Paths.POINTER), JSON.writeValueAsBytes(pointer));
  }

  private static void writeAll(List<CutFile> files, CutInProgress progress) throws IOException {
    try (ExecutorService writers =
        Executors.newFixedThreadPool(WRITERS, Thread.ofVirtual().factory())) {
      List<Future<PublishedFile>> written =
          files.stream().map(file -> writers.submit(() -> progress.write(file))).toList();
      for (Future<PublishedFile> file : written) {
        var _ = await(file);
      }
    }
  }

  private static PublishedFile await(Future<PublishedFile> written) throws IOException {
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
