package mx.openprep.installer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mx.openprep.database.PublishedDatabase;
import mx.openprep.database.PublishedDatabaseReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayComparisonTest {
  private static final String HASH_A = "a".repeat(64);
  private static final String HASH_B = "b".repeat(64);
  private static final String HASH_C = "c".repeat(64);
  private static final String HASH_D = "d".repeat(64);
  private static final String ORIGINAL = file("GUBERNATURA", "2.0", HASH_A, HASH_B, "15");

  @TempDir Path directory;

  private static String file(
      String title, String total, String firstHash, String secondHash, String pan) {
    return """
    %s
    03/06/2024 20:00 (UTC-6)

    ACTAS_ESPERADAS,ACTAS_REGISTRADAS,TOTAL_VOTOS_C_CS
    2,2,%s

    CLAVE_CASILLA,SECCION,TIPO_CASILLA,PAN,PRI,NO_REGISTRADAS,NULOS,LISTA_NOMINAL,OBSERVACIONES,CONTABILIZADA,CODIGO_INTEGRIDAD
    '210423B0100,'0423,B,%s,7,0,1,700, - ,1,%s
    '210423C0100,'0423,C,16,8,0,2,700, - ,1,%s
    """
        .formatted(title, total, pan, firstHash, secondHash);
  }

  private ReplayComparison.Result compare(String replay) throws IOException, InterruptedException {
    ReplayComparison comparison = new ReplayComparison(image -> !image.hex().equals(HASH_D));
    comparison.compare(database("original.csv", ORIGINAL), database("replay.csv", replay));
    return comparison.result();
  }

  private PublishedDatabase database(String name, String text) throws IOException {
    return PublishedDatabaseReader.shipped()
        .readOne(Files.writeString(directory.resolve(name), text));
  }

  @Test
  void countsWhatHasToDifferAndNothingElse() throws IOException, InterruptedException {
    ReplayComparison.Result result =
        compare(file("GUBERNATURA (SIMULACRO)", "2", HASH_C, HASH_A, "15"));

    assertThat(result.told()).isEmpty();
    assertThat(result.quirks())
        .isEqualTo(Map.of(Quirk.REALM_MARK, 1, Quirk.TOTAL_DECIMALS, 1, Quirk.IMAGE_HASH, 2));
    assertThat(result.figuresEqual()).isEqualTo(3);
    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.images()).isEqualTo(2);
  }

  @Test
  void namesTheCellThatDiffers() throws IOException, InterruptedException {
    ReplayComparison.Result result = compare(file("GUBERNATURA", "2.0", HASH_A, HASH_B, "14"));

    assertThat(result.told()).containsExactly("original.csv:8  PAN: «15», repetición «14»");
  }

  @Test
  void oneImageForTwoIsADifference() throws IOException, InterruptedException {
    assertThat(compare(file("GUBERNATURA", "2.0", HASH_C, HASH_C, "15")).differences())
        .isEqualTo(1);
  }

  @Test
  void anImageThatIsNotPublishedIsADifference() throws IOException, InterruptedException {
    assertThat(compare(file("GUBERNATURA", "2.0", HASH_D, HASH_B, "15")).differences())
        .isEqualTo(1);
  }

  @Test
  void aFigureThatDiffersIsADifference() throws IOException, InterruptedException {
    assertThat(compare(file("GUBERNATURA", "3", HASH_A, HASH_B, "15")).differences()).isEqualTo(1);
  }

  @Test
  void aRowTooManyOrTooFewIsADifference() throws IOException, InterruptedException {
    String shorter = ORIGINAL.substring(0, ORIGINAL.indexOf("'210423C0100"));
    assertThat(compare(shorter).differences()).isEqualTo(1);
    assertThat(compare(ORIGINAL + "'210423C0200,'0423,C,1,1,0,0,700, - ,1,N/A\n").differences())
        .isEqualTo(1);
  }

  @Test
  void anotherDialectIsADifference() throws IOException, InterruptedException {
    assertThat(compare(ORIGINAL.replace("\n", "\r\n")).differences()).isEqualTo(1);
  }
}
