package mx.openprep.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path directory;

  @Test
  void aPrivateFileReplacesTheOldOneAndLeavesNothingBeside() throws IOException {
    Path file = directory.resolve("a/b/key");
    DurableFiles.writePrivate(file, bytes("old"));
    DurableFiles.writePrivate(file, bytes("new"));
    assertThat(file).hasContent("new");
    assertThat(names(directory.resolve("a/b"))).containsExactly("key");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aPrivateFileIsReadableByItsOwnerOnly() throws IOException {
    Path file = directory.resolve("key");
    DurableFiles.writePrivate(file, bytes("secret"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReplacedFileHasThePermissionsThatFilesHaveThere() throws IOException {
    Path usual = Files.createFile(directory.resolve("usual"));
    Path file = directory.resolve("pointer");
    DurableFiles.replace(file, bytes("old"));
    DurableFiles.replace(file, bytes("new"));
    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void whatAStoppedReplacementLeftIsNoObstacle() throws IOException {
    Files.write(directory.resolve("pointer.next"), bytes("half"));
    DurableFiles.replace(directory.resolve("pointer"), bytes("whole"));
    assertThat(directory.resolve("pointer")).hasContent("whole");
    assertThat(names(directory)).containsExactly("pointer");
  }

  @Test
  void aWholeDirectoryCanBeSettled() throws IOException {
    Path file = Files.createDirectories(directory.resolve("año/b")).resolve("page");
    Files.write(file, bytes("whole"));
    DurableFiles.settle(directory.resolve("año"));
    DurableFiles.settle(file);
    assertThat(file).hasContent("whole");
  }

  @Test
  void whatIsNotThereCannotBeSettled() {
    assertThatThrownBy(() -> DurableFiles.settle(directory.resolve("nothing")))
        .isInstanceOf(IOException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxSettlesAFileSystemInOneCallAndSaysWhenItCannot() {
    assertThat(WholeFileSystem.canSync()).isTrue();
    assertThatThrownBy(() -> WholeFileSystem.sync(directory.resolve("nothing")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("error 2");
  }

  @Test
  void aNewFileNeverOverwrites() throws IOException {
    Path file = directory.resolve("page");
    DurableFiles.writeNew(file, bytes("first"));
    assertThatThrownBy(() -> DurableFiles.writeNew(file, bytes("second")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("first");
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Path occupied = directory.resolve("key");
    Files.createDirectories(occupied.resolve("inside"));
    assertThatThrownBy(() -> DurableFiles.writePrivate(occupied, bytes("secret")))
        .isInstanceOf(IOException.class);
    assertThat(names(directory)).containsExactly("key");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
