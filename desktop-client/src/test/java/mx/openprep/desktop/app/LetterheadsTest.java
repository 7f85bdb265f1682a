package mx.openprep.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import mx.openprep.desktop.printing.Letterhead;
import mx.openprep.v1.NodeDescription;
import mx.openprep.v1.Realm;
import org.junit.jupiter.api.Test;

class LetterheadsTest {
  @Test
  void aSheetTellsTheOfficialTimeWhateverTheMachineIsSetTo() {
    Instant night = Instant.parse("2024-06-03T04:00:00Z");
    NodeDescription node =
        NodeDescription.newBuilder()
            .setRealm(Realm.DRILL)
            .setCatdName("Puerto Tintero")
            .setNode("CATD-001-A")
            .setTimeZone("Pacific/Kiritimati")
            .build();
    Letterhead head =
        new Letterheads(
                new SimpleObjectProperty<>(node),
                new SimpleObjectProperty<>(Optional.empty()),
                InstantSource.fixed(night))
            .get();
    assertThat(head)
        .isEqualTo(
            new Letterhead(
                Realm.DRILL,
                "Puerto Tintero",
                "CATD-001-A",
                "",
                night,
                ZoneId.of("Pacific/Kiritimati")));
  }
}
