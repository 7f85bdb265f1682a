package mx.openprep.acta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import org.junit.jupiter.api.Test;

class ByFormTest {
  @Test
  void everyActaHasWhatItsOwnFormGivesAndItIsMadeOnce() throws Exception {
    ElectionPackage mini = ElectionPackageReader.read(Path.of("elections", "mini"));
    AtomicInteger made = new AtomicInteger();
    ByForm<FormDefinition> forms =
        new ByForm<>(
            mini,
            form -> {
              made.incrementAndGet();
              return form;
            });

    assertThat(mini.actas())
        .allSatisfy(acta -> assertThat(forms.of(acta)).isEqualTo(FormDefinition.of(mini, acta)));
    int once = made.get();
    mini.actas().forEach(forms::of);

    assertThat(once).isLessThan(mini.actas().size());
    assertThat(made.get()).isEqualTo(once);
  }
}
