package mx.openprep.centre.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.journal.EventStore;
import mx.openprep.centre.mirror.VerifyCommand;
import mx.openprep.centre.publication.Publisher;
import mx.openprep.election.ExpectedActa;
import mx.openprep.journal.Realm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The three bundles of one night: before it all is in zeros, then there are actas. */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditBundleTest {
  private static final int FLIPS = Integer.getInteger("openprep.flips", 60);

  private Path home = Path.of("");
  private Path papers = Path.of("");
  private String url = "";
  private RealCentre centre;

  @BeforeAll
  void centre(SharedPostgres postgres, @TempDir Path directory) throws SQLException, IOException {
    home = directory.resolve("data");
    papers = Files.createDirectory(directory.resolve("papers"));
    url = postgres.newDatabase();
    centre =
        RealCentre.start(
            home,
            url,
            "--openprep.watcher.scheduled=false",
            "--openprep.publication.scheduled=false");
    centre.bean(Publisher.class).cutNow();
  }

  @AfterAll
  void end() {
    centre.close();
  }

  @Test
  @Order(1)
  void aPreparedCentreIsInZerosAndItsBundleSaysSo() {
    assertThat(run(new ZerosCommand())).contains("table acta_result: 0, well", "all is in zeros");
    assertThat(bundle("inicio")).contains("all is well");
    assertThat(verify("inicio")).contains("all is well");
  }

  @Test
  @Order(2)
  void aPlantedRowIsNamedWhereverItIs() throws IOException {
    Map<String, String> plants = new LinkedHashMap<>();
    plants.put(
        "acta_result",
        "insert into acta_result (acta, election, state, contabilizada, observations, inconsistent, calculated_total, fields, position) values ('GUB-1', 'GUB', 'VERIFICADA', '1', '{}', false, 7, '{}', 1)");
    plants.put(
        "event",
        "insert into event (position, node, sequence, hash, kind, envelope) values (9999, 'MESA-1', 1, '\\x00', 'MALFORMED', '\\x00')");
    plants.put("node_head", "insert into node_head values ('MESA-1', 3, '\\x00')");
    plants.put("image", "insert into image (hash, size) values ('\\x00', 7)");
    plants.put("published_image", "insert into published_image (hash) values ('\\x00')");
    plants.put("incident", "insert into incident (code) values ('F101')");
    plants.put(
        "cut",
        "insert into cut (number, kind, position, heads, made_at) values (77, 'LAST', 1, '{}', now())");
    plants.put("quarantined_acta", "insert into quarantined_acta (acta) values ('GUB-1')");
    for (Map.Entry<String, String> plant : plants.entrySet()) {
      centre.jdbc().sql(plant.getValue()).update();
      assertThat(run(new ZerosCommand()))
          .contains("table " + plant.getKey() + ": ", "NOT in zeros")
          .containsPattern("table " + plant.getKey() + ": \\d+, NOT in zeros: 1, first \\(");
      for (String sql :
          List.of(
              "alter table %s disable trigger user",
              "delete from %s where ctid = (select ctid from %s order by ctid desc limit 1)",
              "alter table %s enable trigger user")) {
        centre.jdbc().sql(sql.replace("%s", plant.getKey())).update();
      }
    }
    Path image = home.resolve("images").resolve("complete").resolve("ab").resolve("ab.jpg");
    Files.createDirectories(image.resolveSibling(""));
    Files.write(image, new byte[1]);
    assertThat(run(new ZerosCommand()))
        .contains("images complete: 1, NOT in zeros: 1, first ab.jpg");
    Files.delete(image);
    assertThat(run(new ZerosCommand())).contains("all is in zeros");
  }

  @Test
  @Order(3)
  void afterTheStartThereAreActasInTheBundle() {
    TestJournal journal = new TestJournal("AUDITA-1", Realm.DRILL).session("ana");
    for (ExpectedActa acta : centre.election().actas().subList(0, 4)) {
      journal.verified(centre.election(), acta.id(), 7);
    }
    centre.bean(EventStore.class).append(journal.node(), journal.envelopes()).join();

    assertThat(bundle("intermedio")).contains("all is well");
    assertThat(bundle("inicio")).contains("ceros.csv: table acta_result,4,4,", "NOT well");
  }

  @Test
  @Order(4)
  void everyFlippedByteIsNamed() throws IOException {
    assertThat(bundle("cierre")).contains("all is well");
    Path file = papers.resolve("cierre.zip");
    byte[] whole = Files.readAllBytes(file);
    Map<String, int[]> places = places(whole);
    SplittableRandom random = new SplittableRandom(7);
    Path other = papers.resolve("other.zip");
    for (int i = 0; i < FLIPS; i++) {
      // Half in small entries, which chance alone would never meet.
      int at = random.nextInt(whole.length);
      if (i % 2 == 1) {
        int[] place = List.copyOf(places.values()).get(i / 2 % places.size());
        at = place[0] + random.nextInt(Math.max(1, place[1] - place[0]));
      }
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(other, flipped);
      String said = verify("other");
      assertThat(said).as("byte %d", at).contains("NOT well");
      int changed = at;
      places.forEach((name, place) -> {
        if (changed >= place[0] && changed < place[1]) {
          assertThat(said).as("byte %d of %s", changed, name).contains(name);
        }
      });
    }
  }

  @Test
  @Order(5)
  void aBundleOfAnotherKeyIsNotBelieved() throws IOException {
    Path key = papers.resolve("other.pem");
    Files.write(
        key,
        mx.openprep.centre.publication.manifest.SigningKey.at(papers.resolve("k.pem")).publicPem());

    assertThat(
            run(
                new VerifyCommand(new Bundles()),
                papers.resolve("cierre.zip").toString(),
                "--key",
                key.toString()))
        .contains("clave-publica.pem: key", "NOT well");
  }

  /** Where the content of each entry lies. */
  private static Map<String, int[]> places(byte[] zip) {
    ByteBuffer buffer = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, int[]> places = new LinkedHashMap<>();
    int at = 0;
    while (buffer.getInt(at) == 0x04034b50) {
      int size = buffer.getInt(at + 18);
      int name = buffer.getShort(at + 26);
      int start = at + 30 + name + buffer.getShort(at + 28);
      places.put(
          new String(zip, at + 30, name, StandardCharsets.UTF_8), new int[] {start, start + size});
      at = start + size;
    }
    return places;
  }

  private String bundle(String phase) {
    return run(
        new AuditBundleCommand(),
        "--fase",
        phase,
        "--package",
        RealCentre.MINI.toString(),
        "--to",
        papers.resolve(phase + ".zip").toString());
  }

  private String verify(String name) {
    StringWriter text = new StringWriter();
    new CommandLine(new VerifyCommand(new Bundles()))
        .setOut(new PrintWriter(text))
        .execute(papers.resolve(name + ".zip").toString());
    return text.toString();
  }

  private String run(Object command, String... arguments) {
    StringWriter text = new StringWriter();
    String[] all =
        command instanceof VerifyCommand
            ? arguments
            : Stream.concat(
                    Stream.of(
                        "--database-url",
                        url,
                        "--database-user",
                        "postgres",
                        "--data-directory",
                        home.toString()),
                    Arrays.stream(arguments))
                .toArray(String[]::new);
    new CommandLine(command)
        .setOut(new PrintWriter(text))
        .setErr(new PrintWriter(text))
        .execute(all);
    return text.toString();
  }
}
