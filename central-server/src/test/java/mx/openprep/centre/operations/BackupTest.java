package mx.openprep.centre.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import mx.openprep.acta.CaptureRound;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.RealCentre;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.centre.StationOverProcess;
import mx.openprep.centre.TestJournal;
import mx.openprep.centre.TestStation;
import mx.openprep.centre.database.CentreProcess;
import mx.openprep.centre.database.DatabaseAccess;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ElectionPackageReader;
import mx.openprep.election.ExpectedActa;
import mx.openprep.files.DurableFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * Backups of a centre in a process of its own, taken while a station sends, and what is restored.
 */
@ExtendWith(CentreExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BackupTest {
  private static final int ACTAS = 6;

  private Path home = Path.of("");
  private Path data = Path.of("");
  private Path backups = Path.of("");
  private Path backup = Path.of("");
  private CentreProcess centre;
  private TestStation station;
  private StationOverProcess stations;
  private TestJournal journal;
  private final Map<ActaId, byte[]> images = new HashMap<>();
  private long acknowledgedBefore;

  private record Said(int exitCode, String text) {}

  private static Said run(Object command, Object... arguments) {
    StringWriter text = new StringWriter();
    int exitCode =
        new CommandLine(command)
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .setExecutionExceptionHandler((exception, line, result) -> {
              line.getErr()
                  .println(
                      exception instanceof mx.openprep.message.Refusal refusal
                          ? refusal.code().code() + " " + refusal.details()
                          : exception);
              return 9;
            })
            .execute(
                java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new Said(exitCode, text.toString());
  }

  @BeforeAll
  void backUpUnderLoad(@TempDir Path directory) throws Exception {
    home = directory;
    data = home.resolve("centre");
    backups = home.resolve("backups");
    centre = CentreProcess.start(data);
    stations = new StationOverProcess(data);
    station = stations.enrol(centre.port());
    journal = station.newJournal();
    ElectionPackage election = ElectionPackageReader.read(RealCentre.MINI);
    List<ExpectedActa> actas =
        election.actas().stream()
            .filter(a -> a.casilla().catd().value().equals("CATD-001"))
            .limit(ACTAS)
            .toList();
    for (ExpectedActa acta : actas) {
      byte[] image = new byte[20_000];
      new Random(acta.id().value().hashCode()).nextBytes(image);
      ImageHash hash = ImageHash.of(image);
      images.put(acta.id(), image);
      journal
          .acopiada(acta.id())
          .identified(acta.id(), hash)
          .captured(election, acta.id(), hash, CaptureRound.FIRST, "berta", 3)
          .captured(election, acta.id(), hash, CaptureRound.SECOND, "carla", 3);
      station.upload(hash, image, 0);
    }
    acknowledgedBefore = station.append(journal.envelopes());
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sending =
          threads.submit(() -> {
            while (!enough.get()) {
              station.append(journal.session("ana").session("ana").last(2));
            }
            return null;
          });
      Said said = run(new BackupCommand(), backups, "--data-directory", data);
      enough.set(true);
      sending.get();
      assertThat(said.exitCode()).as(said.text()).isZero();
      backup =
          Path.of(said.text().lines().findFirst().orElseThrow().substring("backup: ".length()));
      assertThat(said.text()).contains("images: " + ACTAS + ", new " + ACTAS);
    }
  }

  @AfterAll
  void stop() {
    station.close();
    centre.close();
  }

  private Said restore(Path from, Path to, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of(from, "--data-directory", to, "--package", RealCentre.MINI));
    arguments.addAll(List.of(more));
    return run(new RestoreCommand(), arguments.toArray());
  }

  private static List<String> rows(JdbcClient jdbc, String table, long through) {
    String whole =
        switch (table) {
          case "event" -> "position <= " + through;
          default -> "true";
        };
    return jdbc.sql(
            "select (to_jsonb(t) - 'written_by')::text from %s t where %s order by 1"
                .formatted(table, whole))
        .query(String.class)
        .list();
  }

  @Test
  void aCentreStandsUpFromItAndItsStationsGoOn() throws Exception {
    Path again = home.resolve("again");
    Said said = restore(backup, again);
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).contains("all journals folded again: nothing differs");
    long position = BackupManifest.of(backup).position();

    try (CentreProcess restored = CentreProcess.start(again)) {
      JdbcClient was = JdbcClient.create(DatabaseAccess.embedded(data));
      JdbcClient is = JdbcClient.create(DatabaseAccess.embedded(again));
      for (String table : List.of("event", "acta_result", "image", "person", "station", "catd")) {
        assertThat(rows(is, table, position)).as(table).isEqualTo(rows(was, table, position));
      }
      assertThat(
              is.sql("select count(*) from acta_result where state = 'VERIFICADA'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(ACTAS);
      // The same certificate, the same authority; what the backup did not have yet is sent again.
      try (TestStation same = stations.reconnect(station, restored.port())) {
        long held = same.handshake().getLastSequence();
        assertThat(held).isGreaterThanOrEqualTo(acknowledgedBefore);
        List<byte[]> envelopes = journal.envelopes();
        same.append(envelopes.subList((int) held, envelopes.size()));
        assertThat(same.handshake().getLastSequence()).isEqualTo(envelopes.size());
        for (byte[] image : images.values()) {
          assertThat(same.offset(ImageHash.of(image)).getComplete()).isTrue();
        }
      }
      assertThat(
              is.sql("select count(*) from event where kind = 'ADMINISTRATIVE_ACT'")
                  .query(Integer.class)
                  .single())
          .isPositive();
    }
    assertThat(restore(backup, again).text()).contains("F772");
  }

  @Test
  void theNextBackupCopiesOnlyWhatIsNew() {
    Said said = run(new BackupCommand(), home.resolve("twice"), "--data-directory", data);
    assertThat(said.text()).contains("images: " + ACTAS + ", new " + ACTAS);
    said = run(new BackupCommand(), home.resolve("twice"), "--data-directory", data);
    assertThat(said.text()).contains("images: " + ACTAS + ", new 0");
  }

  @Nested
  class WhatIsNotAsItWasMade {
    private Path copy(String name) throws IOException {
      Path to = home.resolve(name);
      try (var files = Files.walk(backups)) {
        for (Path file : files.toList()) {
          Path target = to.resolve(backups.relativize(file).toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else {
            Files.copy(file, target);
          }
        }
      }
      return to.resolve(backup.getFileName().toString());
    }

    @Test
    void aTableWithOneOtherByteIsRefused() throws Exception {
      Path copy = copy("byte");
      Path table = copy.resolve("tables").resolve("event.copy.gz");
      byte[] bytes = Files.readAllBytes(table);
      bytes[bytes.length / 2] ^= 1;
      Files.write(table, bytes);

      assertThat(restore(copy, home.resolve("byte-to")).text()).contains("F771");
    }

    @Test
    void anImageThatIsAnotherIsRefused() throws Exception {
      Path copy = copy("image");
      String hash = ImageHash.of(images.values().iterator().next()).hex();
      Files.write(
          copy.resolveSibling("images").resolve(hash.substring(0, 2)).resolve(hash + ".jpg"),
          new byte[] {1});

      assertThat(restore(copy, home.resolve("image-to")).text()).contains("F771");
    }

    @Test
    void anUnfinishedBackupIsRefused() throws Exception {
      Path copy = copy("unfinished");
      Files.delete(copy.resolve("manifest.json"));

      assertThat(restore(copy, home.resolve("unfinished-to")).text()).contains("F771");
    }

    /** Somebody who can make hashes good again does not know how to make a fold so. */
    @Test
    void aFigureThatNoJournalTellsIsFound(SharedPostgres postgres) throws Exception {
      Path copy = copy("figure");
      Path table = copy.resolve("tables").resolve("acta_result.copy.gz");
      String rows;
      try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(table)))) {
        rows = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(table))) {
        out.write(rows.replaceFirst("\": 3([,}])", "\": 4$1").getBytes(StandardCharsets.UTF_8));
      }
      BackupManifest honest = BackupManifest.of(copy);
      Map<String, BackupManifest.Content> files = new HashMap<>(honest.files());
      files.compute(
          "tables/acta_result.copy.gz",
          (_, content) -> {
            try {
              return new BackupManifest.Content(
                  content == null ? 0 : content.rows(), HashedFile.hash(table));
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      DurableFiles.writePrivate(
          copy.resolve("manifest.json"),
          new JsonMapper()
              .writeValueAsBytes(
                  new BackupManifest(
                      honest.format(),
                      honest.software(),
                      honest.schema(),
                      honest.realm(),
                      honest.packageHash(),
                      honest.madeAt(),
                      honest.position(),
                      files,
                      honest.images(),
                      honest.missing())));

      Said said =
          restore(
              copy,
              home.resolve("figure-to"),
              "--database-url",
              postgres.newDatabase(),
              "--database-user",
              "postgres");

      assertThat(said.text()).contains("F773").contains("acta_result");
    }
  }
}
