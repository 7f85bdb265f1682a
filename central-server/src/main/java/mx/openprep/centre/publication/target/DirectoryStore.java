package mx.openprep.centre.publication.target;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.publication.folder.PointerLock;
import mx.openprep.files.DurableFiles;

/** A copy in another directory, perhaps on another disk or machine. */
final class DirectoryStore implements TargetStore {
  private final Path root;

  DirectoryStore(Path root) {
    this.root = root;
  }

  @Override
  public Map<String, Long> present() throws IOException {
    DurableFiles.createDirectories(root);
    Map<String, Long> found = new HashMap<>();
    for (String folder : new String[] {Paths.CUTS, Paths.IMAGES}) {
      if (Files.isDirectory(root.resolve(folder))) {
        Files.walkFileTree(
            root.resolve(folder),
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.put(root.relativize(file).toString().replace('\\', '/'), attributes.size());
                return FileVisitResult.CONTINUE;
              }
            });
      }
    }
    return found;
  }

  @Override
  public boolean holds(String address, String sha256) throws IOException {
    byte[] content = Files.readAllBytes(root.resolve(address));
    return HexFormat.of().formatHex(Sha256.of(content)).equals(sha256);
  }

  @Override
  public void put(String address, byte[] content, String sha256) throws IOException {
    Path file = root.resolve(address);
    DurableFiles.createDirectories(file.resolveSibling(""));
    DurableFiles.replace(file, content);
  }

  @Override
  public Versioned read(String address) throws IOException {
    try {
      return new Versioned(
          Optional.of(Files.readAllBytes(root.resolve(address))), Optional.empty());
    } catch (NoSuchFileException e) {
      return new Versioned(Optional.empty(), Optional.empty());
    }
  }

  @Override
  public void replace(String address, byte[] content, Versioned before) throws IOException {
    try (PointerLock _ = PointerLock.take(root)) {
      Optional<byte[]> now = read(address).content();
      boolean isSame =
          now.isPresent()
              ? before.content().filter(then -> Arrays.equals(then, now.get())).isPresent()
              : before.content().isEmpty();
      if (!isSame) {
        throw new ChangedMeanwhile(address);
      }
      DurableFiles.replace(root.resolve(address), content);
    }
  }

  @Override
  public void delete(String address) throws IOException {
    Files.deleteIfExists(root.resolve(address));
  }

  @Override
  public void close() {}
}
