package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mx.openprep.desktop.lan.HostAddress;
import mx.openprep.desktop.lan.SharingSettings;
import mx.openprep.desktop.scan.ImagePipeline;
import mx.openprep.desktop.scan.KeptPages;
import mx.openprep.desktop.scan.escl.EsclSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WorkstationTest {
  @TempDir Path directory;

  @Test
  void sharesAtTheStandardPortOrTheOneItIsTold() {
    assertThat(Workstation.told("--share").sharing())
        .contains(new SharingSettings.Host(HostAddress.STANDARD_PORT));
    assertThat(Workstation.told("--share", "9500").sharing())
        .contains(new SharingSettings.Host(9_500));
  }

  @Test
  void joinsTheHostItIsTold() {
    assertThat(Workstation.told("--join", "192.0.2.7").sharing())
        .contains(new SharingSettings.Joined(HostAddress.parse("192.0.2.7:9447"), ""));
    assertThat(Workstation.told("--join", "host.example.mx:9500").sharing())
        .contains(new SharingSettings.Joined(new HostAddress("host.example.mx", 9_500), ""));
  }

  @Test
  void toldNothingItDoesAsItRemembers() {
    assertThat(Workstation.told().sharing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--share=mucho", "--join=", "--join=x:99999", "--join=a b"})
  void whatCannotBeIsSaidAtOnce(String argument) {
    assertThatThrownBy(() -> Workstation.told(argument))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  @Test
  void whatItIsToldHoldsOverWhatItRemembersAndIsNotRemembered() throws IOException {
    SharingSettings remembered = new SharingSettings.Host(9_501);
    remembered.save(directory);
    Optional<SharingSettings> told = Workstation.told("--share", "9500").sharing();
    try (LocalStation station = station(told)) {
      assertThat(station.chosen()).isEqualTo(new SharingSettings.Host(9_500));
    }
    try (LocalStation station = station(Optional.empty())) {
      assertThat(station.chosen()).isEqualTo(remembered);
    }
  }

  private LocalStation station(Optional<SharingSettings> told) throws IOException {
    ScannedPages pages =
        new ScannedPages(new KeptPages(directory.resolve("scanned")), new ImagePipeline());
    ScannerMaker maker = new ScannerMaker(1, EsclSource.AUTOMATIC, directory.resolve("scanners"));
    return new LocalStation(
        directory,
        new ConfiguredPages(new Scanners(List.of(), maker, pages), pages),
        Clock.systemUTC(),
        told);
  }
}
