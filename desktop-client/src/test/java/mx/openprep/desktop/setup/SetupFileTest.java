package mx.openprep.desktop.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupFileTest {
  @TempDir Path directory;

  private static final SetupRecord RECORD =
      new SetupRecord(
          SetupStep.PRINTER,
          "prep.ejemplo.mx:9443",
          "K7QM-3XPA",
          "AB12 CD34",
          Optional.of("ab".repeat(32)),
          new Equipment.Tried("Escáner ñ = 1"),
          new Equipment.Absent(),
          false);

  @Test
  void whatIsKeptIsReadAgain() {
    assertThat(new SetupFile(directory).load()).isEmpty();
    for (SetupRecord record : new SetupRecord[] {RECORD, SetupRecord.NEW, RECORD.handedOver()}) {
      new SetupFile(directory).save(record);
      assertThat(new SetupFile(directory).load()).contains(record);
    }
  }

  @Test
  void anUnusedCodeIsForItsOwnersEyesOnly() throws Exception {
    new SetupFile(directory).save(RECORD);
    Path file = directory.resolve("setup.properties");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aFileThatCannotBeReadBeginsAnew() throws Exception {
    Files.writeString(directory.resolve("setup.properties"), "step = NOWHERE\n");
    assertThat(new SetupFile(directory).load()).contains(SetupRecord.NEW);
  }
}
