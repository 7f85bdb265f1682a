package mx.openprep.centre.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.cut.PublishedFile;
import mx.openprep.files.DurableFiles;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;

/**
 * A mirror's directory: a publication directory like the institute's, and beside it {@code
 * .mirror}, which is not served: the pinned key, the lock, and what is being downloaded.
 */
final class MirrorDirectory implements AutoCloseable {
  private static final String OWN = ".mirror";

  private final Path directory;
  private final FileChannel lock;
  private final Set<Path> unsynced = new ConcurrentSkipListSet<>();

  private MirrorDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes the directory, which is made if need be.
   *
   * @throws Refusal MIRROR_IN_USE
   */
  static MirrorDirectory open(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    DurableFiles.createDirectories(absolute.resolve(OWN).resolve("parts"));
    FileChannel lock =
        FileChannel.open(
            absolute.resolve(OWN).resolve("lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return new MirrorDirectory(absolute, lock);
      }
    } catch (OverlappingFileLockException e) {
      // Held in this very process.
    }
    lock.close();
    throw new Refusal(MessageCode.MIRROR_IN_USE, directory.toString());
  }

  Path path() {
    return directory;
  }

  /** The key by which a mirror knows its institute; empty when the directory is none. */
  static Optional<CentreKey> pinnedKey(Path directory) {
    Path file = directory.resolve(OWN).resolve(Addresses.PUBLIC_KEY);
    return Files.exists(file) ? Optional.of(CentreKey.read(file)) : Optional.empty();
  }

  void pin(CentreKey key) throws IOException {
    DurableFiles.replace(
        directory.resolve(OWN).resolve(Addresses.PUBLIC_KEY),
        key.pem().getBytes(StandardCharsets.US_ASCII));
  }

  /** What readers see; empty at first. */
  Optional<Pointer> pointer() throws IOException {
    try {
      return Optional.of(Pointer.parse(Files.readAllBytes(directory.resolve(Paths.POINTER))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The manifest of what readers see; empty when it is lost or was signed by another key. */
  Optional<SignedManifest> manifest(Pointer pointer, CentreKey key) throws IOException {
    try {
      return Optional.of(
          SignedManifest.read(
              pointer.cut(),
              Files.readAllBytes(directory.resolve(Addresses.manifest(pointer.cut()))),
              Files.readAllBytes(directory.resolve(Addresses.signature(pointer.cut()))),
              key));
    } catch (NoSuchFileException | Refusal e) {
      return Optional.empty();
    }
  }

  /** Whether the file is there. What is there was verified before it got there. */
  boolean has(PublishedFile file) {
    try {
      return Addresses.size(place(file.address())).filter(s -> s == file.size()).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasImage(String hash) {
    try {
      return Addresses.size(place(Addresses.image(hash))).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path place(String address) {
    return Addresses.place(directory, address);
  }

  /** Where a file with this hash is put together. */
  Path part(String sha256) {
    return directory.resolve(OWN).resolve("parts").resolve(sha256);
  }

  /** Gives a verified file, itself durable, its place; {@link #sync} makes that durable. */
  void put(Path part, String address) throws IOException {
    Path place = place(address);
    makeDirectories(parent(place));
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    unsynced.add(parent(place));
  }

  /** A verified file that is small and may be replaced. */
  void replace(String address, byte[] content) throws IOException {
    Path place = place(address);
    if (Addresses.size(place).filter(s -> s == content.length).isPresent()
        && java.util.Arrays.equals(Files.readAllBytes(place), content)) {
      return;
    }
    makeDirectories(parent(place));
    DurableFiles.replace(place, content);
  }

  private void makeDirectories(Path wanted) throws IOException {
    for (Path d = wanted; !d.equals(directory) && !Files.isDirectory(d); d = parent(d)) {
      unsynced.add(parent(d));
    }
    Files.createDirectories(wanted);
  }

  /** Makes durable where all files are. */
  void sync() throws IOException {
    for (Path changed : new TreeSet<>(unsynced).descendingSet()) {
      DurableFiles.syncDirectory(changed);
      unsynced.remove(changed);
    }
  }

  /** Lets readers see a cut that is there, whole and durable. */
  void point(byte[] pointer) throws IOException {
    DurableFiles.replace(directory.resolve(Paths.POINTER), pointer);
  }

  /** What was left of downloads that are done with. */
  void clearParts() throws IOException {
    try (var parts = Files.newDirectoryStream(directory.resolve(OWN).resolve("parts"))) {
      for (Path part : parts) {
        Files.delete(part);
      }
    }
  }

  private static Path parent(Path path) {
    return java.util.Objects.requireNonNull(path.getParent());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
