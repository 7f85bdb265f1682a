package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Cut;
import mx.openprep.centre.cut.CutFile;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.centre.proof.Checkpoint;
import mx.openprep.centre.publication.manifest.Manifest;
import mx.openprep.centre.publication.manifest.ManifestSignature;
import mx.openprep.centre.publication.manifest.SigningKey;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The publication directory. A cut is written under a temporary name, made durable and renamed;
 * only then does the pointer move to it, so that a reader sees whole cuts or none. A cut's folder
 * holds what is new in it; its manifest says where everything else lies.
 */
public final class CutDirectory {
  /** SPKI in PEM, at the root. */
  public static final String PUBLIC_KEY = "clave-publica.pem";

  private final Path publication;
  private final Disk disk;
  private final SigningKey key;
  // Of the cut that readers see, so that it is not read for every cut.
  private Optional<Manifest> shown = Optional.empty();

  public CutDirectory(Path publication, Disk disk, SigningKey key) {
    this.publication = publication;
    this.disk = disk;
    this.key = key;
  }

  public Path path() {
    return publication;
  }

  /**
   * Prepares the directory for a new publisher: what a killed one left unfinished goes, and nobody
   * has seen it.
   *
   * @throws Refusal PUBLICATION_KEY_DIFFERS when readers know another key
   */
  public void takeOver() throws IOException {
    DurableFiles.createDirectories(publication.resolve(Paths.CUTS));
    checkKey();
    if (read(PUBLIC_KEY).isEmpty()) {
      disk.replace(publication.resolve(PUBLIC_KEY), key.publicPem());
    }
    PageFiles.install(publication, disk);
    shown = Optional.empty();
    try (var cuts = Files.newDirectoryStream(publication.resolve(Paths.CUTS), ".*.part")) {
      for (Path unfinished : cuts) {
        Files.walkFileTree(unfinished, new Deletion(disk));
      }
    }
    Optional<byte[]> pointer = read(Paths.POINTER);
    if (pointer.isPresent()) {
      compress(pointer.get());
    }
  }

  /**
   * Readers hold on to the key they know.
   *
   * @throws Refusal PUBLICATION_KEY_DIFFERS when ours is another one
   */
  public void checkKey() throws IOException {
    if (read(PUBLIC_KEY).filter(known -> !Arrays.equals(known, key.publicPem())).isPresent()) {
      throw new Refusal(
          MessageCode.PUBLICATION_KEY_DIFFERS, publication.resolve(PUBLIC_KEY).toString());
    }
  }

  /** Of the key that signs. */
  public String keyId() {
    return key.id();
  }

  /** The pointer as it stands on disk; empty before the first cut. */
  public Optional<Pointer> pointer() throws IOException {
    return read(Paths.POINTER).map(Pointer::read);
  }

  /** The log as readers see it; empty when they see none that this key signed. */
  public Optional<Checkpoint> checkpoint() {
    try {
      Optional<Pointer> pointer = pointer();
      Optional<Manifest> manifest = pointer.isEmpty() ? Optional.empty() : manifest(pointer.get());
      Optional<PublishedFile> file = manifest.map(m -> m.files().get(Paths.CHECKPOINT));
      Optional<byte[]> note = file.isEmpty() ? Optional.empty() : read(file.get().address());
      return note.flatMap(n -> Checkpoint.open(n, key.spki(), key::verifies));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a logical folder that readers see, by path. */
  public SortedMap<String, PublishedFile> shown(String folder) {
    try {
      Optional<Pointer> pointer = pointer();
      Optional<Manifest> manifest = pointer.isEmpty() ? Optional.empty() : manifest(pointer.get());
      return manifest
          .map(m -> m.files().subMap(folder + "/", folder + "0"))
          .orElse(Collections.emptySortedMap());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A checkpoint signed. */
  public byte[] note(Checkpoint checkpoint) {
    return checkpoint.note(key.spki(), key::sign);
  }

  /** The highest number that any directory has, published or not. */
  public long highest() throws IOException {
    try (var cuts = Files.list(publication.resolve(Paths.CUTS))) {
      return cuts.map(p -> String.valueOf(p.getFileName()))
          .filter(name -> name.matches("[0-9]+"))
          .mapToLong(Long::parseLong)
          .max()
          .orElse(0);
    }
  }

  /** Whether what readers see is there as its manifest says, so that a cut may build on it. */
  public boolean isKnown() throws IOException {
    Optional<Pointer> pointer = pointer();
    return pointer.isPresent() && manifest(pointer.get()).isPresent();
  }

  /** What a cut goes on showing of the one before. */
  public enum Carried {
    /** All but the files that belong to one cut alone. */
    LASTING,
    /** Everything: its figures are those of the cut before. */
    ALL
  }

  /**
   * Writes what is new in a cut; the pointer stays where it is. After a failure nothing of it is
   * left.
   *
   * @param consent asked when all files are written and none is signed; throws when it may not be
   * @return SHA-256 of its manifest
   */
  public byte[] write(Cut cut, Carried carried, List<List<CutFile>> waves, Runnable consent)
      throws IOException {
    Optional<Pointer> pointer = pointer();
    Optional<Manifest> before = pointer.isEmpty() ? Optional.empty() : manifest(pointer.get());
    Path unfinished = publication.resolve(Paths.CUTS).resolve("." + cut.number() + ".part");
    disk.createDirectory(unfinished);
    try (Writers writers = new Writers()) {
      CutInProgress progress =
          new CutInProgress(publication, cut.number(), unfinished, disk, writers, carried, before);
      for (List<CutFile> wave : waves) {
        writers.all(wave.stream().<Writers.Work>map(file -> () -> progress.write(file)).toList());
      }
      writers.finish();
      consent.run();
      // All that it names goes to the disk while the manifest is made.
      writers.later(() -> disk.settle(unfinished));
      Manifest manifest =
          Manifest.of(
              cut,
              pointer.map(last -> new Manifest.Previous(last.cut(), last.manifestHash())),
              progress.all());
      byte[] content = manifest.render();
      byte[] signature = ManifestSignature.render(key, content);
      byte[] hash = Sha256.of(content);
      disk.writeNew(unfinished.resolve(Paths.MANIFEST), content);
      disk.writeNew(unfinished.resolve(ManifestSignature.FILE), signature);
      writers.finish();
      disk.settle(unfinished);
      disk.move(unfinished, directory(cut.number()));
      shown = Optional.of(manifest);
      return hash;
    } catch (IOException | RuntimeException e) {
      abandon(unfinished, e);
      throw e;
    }
  }

  /** On a full disk the room is needed for the next cut. */
  private void abandon(Path unfinished, Exception reason) {
    try {
      if (Files.exists(unfinished)) {
        Files.walkFileTree(unfinished, new Deletion(disk));
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Lets readers see the cut, which is on disk already.
   *
   * @param lastLook whether we still may, asked when nobody else can move the pointer any more
   * @throws Overtaken when readers have seen a later cut, or one of a later publisher
   */
  public void point(Cut cut, byte[] manifestHash, Runnable lastLook) throws IOException {
    byte[] progress = Files.readAllBytes(directory(cut.number()).resolve(Paths.POINTER));
    byte[] content = Pointer.render(progress, cut.number(), manifestHash);
    Pointer next = Pointer.read(content);
    try (PointerLock _ = PointerLock.take(publication)) {
      lastLook.run();
      Optional<Pointer> present = pointer();
      if (present.isPresent() && !next.follows(present.get())) {
        throw new Overtaken("Cut " + next + " does not follow " + present.get());
      }
      copyPage(cut);
      disk.replace(publication.resolve(Paths.POINTER), content);
      compress(content);
    }
  }

  /** What the cut changed of the files that lie at the root too; each is whole at any moment. */
  private void copyPage(Cut cut) throws IOException {
    Path page = directory(cut.number()).resolve(Paths.PAGE);
    // Side by side: the disk makes durable together what is asked for at once.
    try (Writers writers = new Writers()) {
      List<Writers.Work> copies = new ArrayList<>();
      for (Path file : PageFiles.below(page)) {
        Path place = publication.resolve(page.relativize(file).toString());
        copies.add(() -> PageFiles.replace(place, Files.readAllBytes(file), disk));
      }
      writers.all(copies);
    }
  }

  /** The siblings come after the pointer: none of them ever shows a cut that it does not. */
  private void compress(byte[] pointer) throws IOException {
    List<Encoding> wanted = Encoding.of(Paths.POINTER, pointer);
    for (Encoding encoding : Encoding.values()) {
      Path sibling = publication.resolve(Paths.POINTER + encoding.suffix());
      if (wanted.contains(encoding)) {
        disk.replace(sibling, encoding.compress(pointer));
      } else {
        disk.delete(sibling);
      }
    }
  }

  /**
   * The manifest of a cut that readers were led to.
   *
   * @return empty when it is not there, or not as it was; then all files are new
   */
  private Optional<Manifest> manifest(Pointer pointer) throws IOException {
    if (shown.isEmpty() || shown.get().cut() != pointer.cut()) {
      shown =
          read(pointer.manifest())
              .filter(
                  file -> HexFormat.of().formatHex(Sha256.of(file)).equals(pointer.manifestHash()))
              .map(Manifest::read);
    }
    return shown;
  }

  private Optional<byte[]> read(String address) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(publication.resolve(address)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Path directory(long number) {
    return publication.resolve(Paths.cut(number));
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    private final Disk disk;

    Deletion(Disk disk) {
      this.disk = disk;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      disk.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      disk.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
