package mx.openprep.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReleaseTest {
  @Test
  void itsVersionComesFromTheBuild() {
    assertThat(Release.current().version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-[A-Za-z0-9.]+)?");
    assertThat(Release.current().name()).matches("\\p{Lu}\\p{L}+");
    assertThat(Release.current().toString())
        .isEqualTo(Release.current().version() + " " + Release.current().name());
  }

  @Test
  void aBuildOnTheWayIsNotFinal() {
    assertThat(new Release("1.0.0", "Jacaranda").isFinal()).isTrue();
    assertThat(new Release("1.0.0-SNAPSHOT", "Jacaranda").isFinal()).isFalse();
  }
}
