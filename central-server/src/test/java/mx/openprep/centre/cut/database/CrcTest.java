package mx.openprep.centre.cut.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CrcTest {
  @Property(tries = 300)
  void theCrcOfTwoTextsFollowsFromThoseOfEach(@ForAll byte[] first, @ForAll byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    assertThat(Crc.concatenated(Crc.of(first), Crc.of(second), second.length))
        .isEqualTo(Crc.of(both));
  }

  @Test
  void lengthsBeyondFourGigabytesMoveTheFirstFurther() {
    int crc = Crc.of(new byte[] {1, 2, 3});
    byte[] zeros = new byte[1 << 20];
    int zeroCrc = Crc.of(zeros);
    int moved = crc;
    for (int i = 0; i < 8; i++) {
      moved = Crc.concatenated(moved, zeroCrc, zeros.length);
    }

    int eight = Crc.of(new byte[8 << 20]);
    assertThat(Crc.concatenated(crc, eight, 8L << 20)).isEqualTo(moved);
  }
}
