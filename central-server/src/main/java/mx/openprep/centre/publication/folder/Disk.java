package mx.openprep.centre.publication.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mx.openprep.files.DurableFiles;

/**
 * All that is ever done to the publication directory. What stands here can be stopped at any of its
 * steps, and a test does.
 */
public interface Disk {
  /** A new file; neither its content nor its name is durable before {@link #settle}. */
  void writeNew(Path file, byte[] content) throws IOException;

  void createDirectory(Path directory) throws IOException;

  /** Makes a file, or a directory with everything in and below it, durable. */
  void settle(Path place) throws IOException;

  /** Gives what is durable its final name, durably; a file there is replaced. */
  void move(Path from, Path to) throws IOException;

  void delete(Path file) throws IOException;

  /** The real one. */
  static Disk real() {
    return new Disk() {
      @Override
      public void writeNew(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }

      @Override
      public void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
      }

      @Override
      public void settle(Path place) throws IOException {
        DurableFiles.settle(place);
      }

      @Override
      public void move(Path from, Path to) throws IOException {
        DurableFiles.move(from, to);
      }

      @Override
      public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
      }
    };
  }

  /** Puts the content in the file's place, whole or not at all. */
  default void replace(Path file, byte[] content) throws IOException {
    Path next = file.resolveSibling("." + file.getFileName() + ".next");
    delete(next);
    writeNew(next, content);
    settle(next);
    move(next, file);
  }
}
