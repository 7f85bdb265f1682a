package mx.openprep.desktop.scan.escl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import mx.openprep.desktop.scan.escl.EsclQuirks.Quirk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EsclQuirksTest {
  @Test
  void ofTheShippedTableFitTheirModels() {
    EsclQuirks.Table shipped = EsclQuirks.Table.shipped();

    assertThat(shipped.of("EPSON WF-4830 Series", ""))
        .isEqualTo(new EsclQuirks(Set.of(Quirk.HOST_WITH_PORT), Duration.ZERO));
    assertThat(shipped.of("Canon MF410 Series", "").has(Quirk.CHECK_FEEDER)).isTrue();
    assertThat(shipped.of("Brother MFC-L2710DW series", "").pause())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(shipped.of("HP Anything", "HP_Compact_Server").has(Quirk.HOST_LOCALHOST)).isTrue();
    assertThat(shipped.of("Some other", "nginx")).isEqualTo(EsclQuirks.NONE);
  }

  @Test
  void ofAllLinesThatFitAddUp() {
    EsclQuirks.Table table =
        EsclQuirks.Table.parse("# all\n*: pause=50, no-delete\n\n a.c (x) : host-localhost");

    assertThat(table.of("A.C (X)", ""))
        .isEqualTo(
            new EsclQuirks(Set.of(Quirk.NO_DELETE, Quirk.HOST_LOCALHOST), Duration.ofMillis(50)));
    assertThat(table.of("abc (x)", "").has(Quirk.HOST_LOCALHOST)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", ": no-delete", "A: unheard-of", "A:", "A: pause=soon"})
  void areWrittenInOneWayOnly(String line) {
    assertThatThrownBy(() -> EsclQuirks.Table.parse(line))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
