package mx.openprep.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticePackageTest {
  @TempDir Path directory;

  private final ElectionPackage mini = Packages.mini();

  @Test
  void practiceIsWithTheSameElectionUnderAnotherName() {
    ElectionPackage practice = mini.forPractice();
    assertThat(practice.actas()).isEqualTo(mini.actas());
    assertThat(practice.casillas()).isEqualTo(mini.casillas());
    assertThat(practice.ballot(practice.actas().getFirst()))
        .isEqualTo(mini.ballot(mini.actas().getFirst()));
    assertThat(practice.hash()).isNotEqualTo(mini.hash());
    assertThat(practice.hash().brief()).isNotEqualTo(mini.hash().brief());
    assertThat(mini.forPractice().hash()).isEqualTo(practice.hash());
  }

  @Test
  void aPackageThatSaysNothingOfPracticeAsksForTheUsual() {
    assertThat(mini.rules().practice()).isEqualTo(PracticeRules.USUAL);
  }

  @Test
  void aPackageSaysWhenAPersonIsReady() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("elections", "mini"))) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        directory.resolve("rules.yaml"),
        "practice: {actas: 3, rightPercent: 97}\n",
        StandardOpenOption.APPEND);
    assertThat(Packages.read(directory).rules().practice()).isEqualTo(new PracticeRules(3, 97));
  }
}
