package mx.openprep.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database, written in every way publishers write, reads to the same content. */
class DialectMatrixTest {
  private static final List<Character> DELIMITERS = List.of(',', '|', ';', '\t');
  private static final List<Written> CHARSETS =
      List.of(
          new Written(StandardCharsets.UTF_8, false),
          new Written(StandardCharsets.UTF_8, true),
          new Written(StandardCharsets.ISO_8859_1, false),
          new Written(Charset.forName("windows-1252"), false),
          new Written(StandardCharsets.UTF_16LE, true));
  private static final List<UnaryOperator<String>> KEYS =
      List.of(k -> k, k -> "'" + k, k -> "'" + k + "'", k -> "=\"" + k + "\"");

  private static final PublishedDatabaseReader READER = PublishedDatabaseReader.shipped();

  @TempDir Path folder;

  private record Written(Charset charset, boolean mark) {}

  private record Content(
      List<String> titles,
      String cutTime,
      List<String> figures,
      List<ColumnMeaning> columns,
      List<List<CellValue>> votes,
      List<String> keys,
      List<String> places,
      List<Remark> remarks) {}

  @Test
  void everyCombinationReadsTheSame() throws IOException {
    Path file = folder.resolve("database.csv");
    Files.write(file, written(',', CHARSETS.getFirst(), "\n", KEYS.getFirst(), false, false));
    Content expected = content(file);
    assertThat(expected.remarks()).isEmpty();
    assertThat(expected.keys()).containsExactly("330001B0100", "330001C0100");
    assertThat(expected.places()).containsExactly("CAÑÓN", "PEÑA \"ALTA\", NORTE");
    assertThat(expected.votes().getFirst().getFirst()).isEqualTo(new CellValue.Count(1234));

    int combinations = 0;
    for (char delimiter : DELIMITERS) {
      for (Written charset : CHARSETS) {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
          for (UnaryOperator<String> key : KEYS) {
            for (boolean thousands : List.of(false, true)) {
              for (boolean separatorLine : List.of(false, true)) {
                Files.write(
                    file, written(delimiter, charset, lineEnd, key, thousands, separatorLine));
                String combination =
                    "%s %s %s %s %s %s"
                        .formatted(
                            delimiter,
                            charset,
                            lineEnd.replace("\r", "CR").replace("\n", "LF"),
                            key.apply("x"),
                            thousands,
                            separatorLine);
                assertThat(content(file)).as(combination).isEqualTo(expected);
                assertThat(dialect(file).delimiter()).as(combination).isEqualTo(delimiter);
                combinations++;
              }
            }
          }
        }
      }
    }
    assertThat(combinations).isEqualTo(4 * 5 * 3 * 4 * 2 * 2);
  }

  @Test
  void aZipOfZipsAndAGzipAreOpened() throws IOException {
    byte[] plain = written('|', CHARSETS.get(2), "\r\n", KEYS.get(2), true, true);
    Path packed = folder.resolve("20240603_2000_PREP.zip");
    byte[] inner =
        zip("A_GUB.csv", plain, "CANDIDATURAS.csv", "ID,PARTIDO".getBytes(StandardCharsets.UTF_8));
    Files.write(
        packed, zip("gub.zip", inner, "leeme.txt", "Léeme".getBytes(StandardCharsets.UTF_8)));
    Path gzip = folder.resolve("A.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(plain);
    }

    PublishedDatabaseReader.Found found = READER.read(packed);
    assertThat(found.databases())
        .extracting(PublishedDatabase::name)
        .containsExactly("20240603_2000_PREP.zip/gub.zip/A_GUB.csv");
    assertThat(found.others()).hasSize(2);
    assertThat(found.remarks()).isEmpty();
    assertThat(content(gzip)).isEqualTo(content(packed));
  }

  @Test
  void aFileOfAPackageThatNobodyKnowsIsNamed() throws IOException {
    byte[] plain = written(',', CHARSETS.getFirst(), "\n", KEYS.getFirst(), false, false);
    Path packed = folder.resolve("p.zip");
    Files.write(packed, zip("a.csv", plain, "b.csv", "x,y".getBytes(StandardCharsets.UTF_8)));

    assertThat(READER.read(packed).remarks())
        .containsExactly(Remark.of(MessageCode.DATABASE_FILE_UNKNOWN, 0, 0, "p.zip/b.csv"));
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    Path file = folder.resolve("other.csv");
    Files.writeString(file, "a,b\n1,2\n");
    refused(file, MessageCode.DATABASE_NOT_FOUND);
    refused(folder.resolve("absent.csv"), MessageCode.DATABASE_UNREADABLE);

    byte[] database = written(',', CHARSETS.getFirst(), "\n", KEYS.getFirst(), false, false);
    byte[] whole = zip("a.csv", database, "b.csv", database);
    Path cut = folder.resolve("cut.zip");
    for (int length = 10; length < whole.length; length += 7) {
      Files.write(cut, Arrays.copyOf(whole, length));
      refused(cut, MessageCode.DATABASE_UNREADABLE);
    }
  }

  private static void refused(Path file, MessageCode code) {
    assertThat(catchThrowable(() -> READER.read(file)))
        .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
        .extracting(Refusal::code)
        .isEqualTo(code);
  }

  private static byte[] zip(String first, byte[] one, String second, byte[] two)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(first));
      zip.write(one);
      zip.putNextEntry(new ZipEntry(second));
      zip.write(two);
    }
    return bytes.toByteArray();
  }

  private static Dialect dialect(Path file) {
    return READER.readOne(file).dialect();
  }

  private static Content content(Path file) {
    PublishedDatabase database = READER.readOne(file);
    List<List<CellValue>> votes = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> places = new ArrayList<>();
    try (Stream<PublishedRow> rows = database.rows()) {
      rows.forEach(row -> {
        votes.add(database.votes().stream().map(row::value).toList());
        keys.add(row.text(Column.CLAVE_CASILLA));
        places.add(row.text(Column.MUNICIPIO));
      });
    }
    return new Content(
        database.titles(),
        database.cutTime().orElse(""),
        database.figures().stream()
            .map(f ->
                f.meaning()
                    + "="
                    + (f.meaning().orElseThrow().isPercentage() ? f.percentage() : f.count()))
            .toList(),
        database.columns().stream().map(PublishedColumn::meaning).toList(),
        votes,
        keys,
        places,
        database.remarks());
  }

  private static byte[] written(
      char delimiter,
      Written charset,
      String lineEnd,
      UnaryOperator<String> key,
      boolean thousands,
      boolean separatorLine) {
    List<List<String>> lines = new ArrayList<>();
    if (separatorLine) {
      lines.add(List.of("sep=" + delimiter));
    }
    lines.add(List.of("ELECCIÓN Y AÑO"));
    lines.add(List.of("03/06/2024 20:00 (UTC-6)"));
    lines.add(List.of(""));
    lines.add(List.of("ACTAS_ESPERADAS", "TOTAL_VOTOS_C_CS", "PORCENTAJE_ACTAS_CAPTURADAS"));
    lines.add(List.of("2", thousands ? "1,241" : "1241", thousands ? "100.0000%" : "100.0000"));
    lines.add(List.of(""));
    lines.add(
        List.of(
            "CLAVE_CASILLA",
            "MUNICIPIO",
            "SECCION",
            "PAN",
            "C_PAN_PRI",
            "NULOS",
            "TOTAL_VOTOS_CALCULADO",
            "CONTABILIZADA"));
    lines.add(
        List.of(
            key.apply("330001B0100"),
            "CAÑÓN",
            key.apply("0001"),
            thousands ? "1,234" : "1234",
            "ILEGIBLE",
            "3",
            thousands ? "1,237" : "1237",
            "1"));
    lines.add(
        List.of(
            key.apply("330001C0100"),
            "PEÑA \"ALTA\", NORTE",
            key.apply("0001"),
            "-",
            "SIN DATO",
            "4",
            "4",
            "1"));
    StringBuilder text = new StringBuilder();
    if (charset.mark()) {
      text.append('\uFEFF');
    }
    for (List<String> line : lines) {
      boolean first = true;
      for (String cell : line) {
        text.append(first ? "" : String.valueOf(delimiter));
        // A spreadsheet's formula is written as it is; anything else as the format asks.
        boolean quoted =
            !cell.startsWith("=")
                && !cell.startsWith("sep=")
                && (cell.indexOf(delimiter) >= 0 || cell.indexOf('"') >= 0);
        text.append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        first = false;
      }
      text.append(lineEnd);
    }
    return text.toString().getBytes(charset.charset());
  }
}
