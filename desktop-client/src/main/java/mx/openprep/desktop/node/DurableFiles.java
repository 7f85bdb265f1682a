package mx.openprep.desktop.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import java.util.Set;

/** Files that are on the disk, name and content, once a method returns. */
final class DurableFiles {
  private DurableFiles() {}

  /**
   * Writes a file that appears whole or not at all, readable by its owner only, and the directories
   * it needs.
   *
   * @throws IOException when it is not durable; nothing is left behind
   */
  static void write(Path target, byte[] content) throws IOException {
    Path directory = parent(target);
    createDirectories(directory);
    Path temporary = Files.createTempFile(directory, ".new-", ".tmp");
    try {
      restrictToOwner(temporary);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncDirectory(directory);
  }

  /** Creates the directory and those above it, each entry durable. */
  static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path above = parent(directory);
    createDirectories(above);
    Files.createDirectories(directory);
    syncDirectory(above);
  }

  /** Makes the names in a directory durable; Windows has no such call and needs none. */
  static void syncDirectory(Path directory) throws IOException {
    if (has(directory, "posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  // On POSIX a temporary file is made with mode 0600; Windows gives it the directory's list.
  private static void restrictToOwner(Path file) throws IOException {
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view != null && !has(file, "posix")) {
      view.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(view.getOwner())
                  .setPermissions(Set.of(AclEntryPermission.values()))
                  .build()));
    }
  }

  private static boolean has(Path path, String view) {
    return path.getFileSystem().supportedFileAttributeViews().contains(view);
  }

  private static Path parent(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("A root is no place for a file: " + path);
    }
    return parent;
  }
}
