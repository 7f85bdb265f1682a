package mx.openprep.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path directory;

  @Test
  void whatWasPutIsThereAfterARestart() {
    Settings.in(directory).put(Setting.PRINTER, "Láser de la oficina ñ=1");
    Settings.in(directory).put(Setting.TEXT_SIZE, "150");

    assertThat(Settings.in(directory).get(Setting.PRINTER)).contains("Láser de la oficina ñ=1");
    assertThat(Settings.in(directory).number(Setting.TEXT_SIZE)).contains(150);
    assertThat(Settings.in(directory).get(Setting.THEME)).isEmpty();
  }

  @Test
  void aDamagedFileBeginsAnew() throws Exception {
    Files.writeString(directory.resolve("workstation.properties"), "printer = \\u00zz");

    Settings settings = Settings.in(directory);
    settings.put(Setting.TEXT_SIZE, "muy grande");

    assertThat(settings.get(Setting.PRINTER)).isEmpty();
    assertThat(settings.number(Setting.TEXT_SIZE)).isEmpty();
  }
}
