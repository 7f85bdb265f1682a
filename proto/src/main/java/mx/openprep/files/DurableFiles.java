package mx.openprep.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files that survive a power cut once a method has returned. After an IOException nothing is
 * promised to be on disk.
 */
public final class DurableFiles {
  private DurableFiles() {}

  /**
   * Puts the content in the file's place, whole or not at all, readable by its owner only, and
   * makes the directories it needs. Nothing is left behind when it fails.
   */
  public static void writePrivate(Path file, byte[] content) throws IOException {
    Path draft = draft(file);
    try {
      write(draft, content, StandardOpenOption.WRITE);
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * A new empty file beside the given one, readable by its owner only: to be filled, forced to disk
   * and then moved to that name. Makes the directories it needs.
   */
  public static Path draft(Path file) throws IOException {
    Path directory = parent(file);
    createDirectories(directory);
    Path draft = Files.createTempFile(directory, ".new-", ".tmp");
    try {
      restrictToOwner(draft);
      return draft;
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  /** Puts the content in the file's place, whole or not at all, with the usual permissions. */
  public static void replace(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    writeNew(next, content);
    move(next, file);
  }

  /**
   * Writes a file that does not exist yet, with the usual permissions. Its name is durable only
   * after {@link #syncDirectory}: who writes many files syncs their directory once.
   */
  public static void writeNew(Path file, byte[] content) throws IOException {
    write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Gives a file or directory, durable itself, its final name; a file there is replaced. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    syncDirectory(parent(to));
  }

  /** Creates the directory and those above it, each entry durable. */
  public static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path above = parent(directory);
    createDirectories(above);
    Files.createDirectories(directory);
    syncDirectory(above);
  }

  /** Makes the names in a directory durable; Windows has no such call and needs none. */
  public static void syncDirectory(Path directory) throws IOException {
    if (has(directory, "posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /**
   * Makes a file durable, or a directory with everything in and below it: with one call to the
   * system where it has one for a whole file system, else file by file. For many files the one call
   * is several times faster than forcing each when it is written.
   */
  public static void settle(Path place) throws IOException {
    if (Files.isDirectory(place) && WholeFileSystem.canSync()) {
      WholeFileSystem.sync(place);
    } else {
      try (Stream<Path> all = Files.walk(place)) {
        for (Path one : (Iterable<Path>) all::iterator) {
          settleOne(one);
        }
      }
    }
  }

  private static void settleOne(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      syncDirectory(place);
    } else {
      try (FileChannel channel = FileChannel.open(place, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  private static void write(Path file, byte[] content, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
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
