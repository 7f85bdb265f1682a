package mx.openprep.centre.publication.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  private final Gzip gzip = Gzip.OF_THREAD.get();

  private static byte[] opened(byte[] gzip) throws IOException {
    try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return content.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 16_383, 16_384, 1_000_000})
  void whatIsCompressedIsTheContentAgain(int size) throws IOException {
    byte[] words = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size; i++) {
      words[i] = (byte) ('a' + random.nextInt(1 + i % 7));
    }
    byte[] noise = new byte[size];
    random.nextBytes(noise);

    assertThat(opened(gzip.compress(words))).isEqualTo(words);
    assertThat(opened(gzip.compress(noise))).isEqualTo(noise);
  }

  @Test
  void theSameContentIsTheSameFileWhateverCameBefore() {
    byte[] content = "{\"votos\":1}".repeat(500).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] first = gzip.compress(content);
    gzip.compress(new byte[70_000]);

    assertThat(gzip.compress(content)).isEqualTo(first);
    assertThat(first.length).isLessThan(content.length / 10);
  }
}
