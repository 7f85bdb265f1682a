package mx.openprep.centre.publication.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import mx.openprep.centre.publication.manifest.Manifest;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class CutDirectoryTest {
  private static final Logger LOG = LoggerFactory.getLogger(CutDirectoryTest.class);
  private static final int STOPS = 50;
  private static final int CUTS = 3;

  @TempDir Path home;
  private TestCuts cuts;

  @BeforeEach
  void readElection() throws IOException {
    cuts = new TestCuts();
  }

  @Test
  void aPublisherStoppedAtAnyStepLeavesAWholeCutAndTheNextOneGoesOn() throws Exception {
    StoppingDisk counting = new StoppingDisk(Integer.MAX_VALUE);
    publishUntilStopped(home.resolve("all"), counting);
    int steps = counting.done();
    Random random = new Random(2024);
    int looks = 0;
    for (int stop = 0; stop < STOPS; stop++) {
      int at = stop < 5 ? steps - 1 - stop : random.nextInt(steps);
      Path below = home.resolve("stop" + stop);
      Path publication = below.resolve("publication");
      AtomicBoolean over = new AtomicBoolean();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Integer> reader = threads.submit(() -> readUntil(over, publication));
        publishUntilStopped(below, new StoppingDisk(at));
        long shown = shown(publication);
        CutDirectory next = TestCuts.directory(below, Disk.real());
        next.takeOver();
        cuts.publish(next, next.highest() + 1, 2);
        over.set(true);
        looks += reader.get();
        WholeCut whole = WholeCut.check(publication);
        assertThat(whole.number()).as("stopped at step %d", at).isGreaterThan(shown);
        assertThat(whole.epoch()).isEqualTo(2);
        assertThat(publication.resolve("cortes").toFile().list())
            .allMatch(name -> name.matches("[0-9]{6}"));
      }
    }
    LOG.warn(
        "{} publishers stopped at one of {} steps, {} looks of readers, all cuts whole",
        STOPS,
        steps,
        looks);
  }

  private void publishUntilStopped(Path below, Disk disk) {
    try {
      CutDirectory directory = TestCuts.directory(below, disk);
      directory.takeOver();
      for (int cut = 1; cut <= CUTS; cut++) {
        cuts.publish(directory, cut, 1);
      }
    } catch (IOException stopped) {
      assertThat(stopped).hasMessageContaining("No space left");
    }
  }

  private static long shown(Path publication) throws IOException {
    return Files.exists(publication.resolve("avance.json"))
        ? WholeCut.check(publication).number()
        : 0;
  }

  private static int readUntil(AtomicBoolean over, Path publication) throws IOException {
    int looks = 0;
    long last = 0;
    while (!over.get()) {
      if (Files.exists(publication.resolve("avance.json"))) {
        WholeCut whole = WholeCut.check(publication);
        assertThat(whole.number()).isGreaterThanOrEqualTo(last);
        last = whole.number();
        looks++;
      }
      LockSupport.parkNanos(2_000_000);
    }
    return looks;
  }

  @Test
  void afterAFullDiskTheLastCutStaysAndTheNextOneIsPublished() throws Exception {
    StoppingDisk disk = new StoppingDisk(Integer.MAX_VALUE);
    CutDirectory directory = TestCuts.directory(home, disk);
    directory.takeOver();
    cuts.publish(directory, 1, 1);
    StoppingDisk full = new StoppingDisk(20);
    CutDirectory failing = TestCuts.directory(home, full);

    assertThatThrownBy(() -> cuts.publish(failing, 2, 1)).isInstanceOf(IOException.class);

    assertThat(WholeCut.check(directory.path()).number()).isEqualTo(1);
    full.mend();
    cuts.publish(failing, 3, 1);
    assertThat(WholeCut.check(directory.path()).number()).isEqualTo(3);
  }

  @Test
  void aFolderHoldsWhatIsNewAndBasesBelongToOneCut() throws Exception {
    CutDirectory directory = TestCuts.directory(home, Disk.real());
    directory.takeOver();
    cuts.publish(directory, 5, 1);
    cuts.publish(directory, 6, 1);

    Path second = directory.path().resolve("cortes/000006");
    assertThat(second.resolve("gub/distrito/0")).doesNotExist();
    assertThat(second.resolve("gub/distrito/6/hoja.json")).exists();
    Manifest manifest = Manifest.read(Files.readAllBytes(second.resolve("manifiesto.json")));
    assertThat(manifest.files())
        .containsKeys("gub/distrito/0/hoja.json", "gub/distrito/0/hoja.json.br");
    assertThat(Objects.requireNonNull(manifest.files().get("bases/datos.csv")).address())
        .isEqualTo("cortes/000006/bases/datos.csv");
    assertThat(manifest.previous().orElseThrow().cut()).isEqualTo(5);
    assertThat(
            new String(Files.readAllBytes(second.resolve("avance.json")), StandardCharsets.UTF_8))
        .as("siblings are no files of a folder")
        .contains("\"hojas\":12");
  }

  @Test
  void siblingsHoldTheSame() throws Exception {
    CutDirectory directory = TestCuts.directory(home, Disk.real());
    directory.takeOver();
    cuts.publish(directory, 1, 1);

    for (Path file :
        List.of(
            directory.path().resolve("avance.json"),
            directory.path().resolve("cortes/000001/gub/distrito/3/hoja.json"))) {
      byte[] plain = Files.readAllBytes(file);
      assertThat(
              new GZIPInputStream(
                      new ByteArrayInputStream(
                          Files.readAllBytes(file.resolveSibling(file.getFileName() + ".gz"))))
                  .readAllBytes())
          .isEqualTo(plain);
    }
    Path large = directory.path().resolve("cortes/000001/gub/distrito/6/hoja.json");
    assertThat(
            com.aayushatharva.brotli4j.decoder.Decoder.decompress(
                    Files.readAllBytes(large.resolveSibling("hoja.json.br")))
                .getDecompressedData())
        .isEqualTo(Files.readAllBytes(large));
  }

  @Test
  void smallJsonHasGzipAlone() throws Exception {
    CutDirectory directory = TestCuts.directory(home, Disk.real());
    directory.takeOver();
    cuts.publish(directory, 1, 1);

    Path folder = directory.path().resolve("cortes/000001/gub/distrito/4");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("hoja.json", "hoja.json.gz");
  }

  @Test
  void withoutConsentNothingIsLeft() throws Exception {
    CutDirectory directory = TestCuts.directory(home, Disk.real());
    directory.takeOver();
    cuts.publish(directory, 1, 1);

    assertThatThrownBy(() ->
            directory.write(
                cuts.cut(2, 1),
                CutDirectory.Carried.LASTING,
                cuts.waves(2, 1),
                () -> {
                  throw new IllegalStateException("the totals differ");
                }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(directory.path().resolve("cortes").toFile().list()).containsExactly("000001");
    cuts.publish(directory, 3, 1);
    assertThat(WholeCut.check(directory.path()).number()).isEqualTo(3);
  }

  @Test
  void thePointerNeverGoesBack() throws Exception {
    CutDirectory old = TestCuts.directory(home, Disk.real());
    old.takeOver();
    cuts.publish(old, 1, 1);
    byte[] late =
        old.write(cuts.cut(2, 1), CutDirectory.Carried.LASTING, cuts.waves(2, 1), () -> {});
    CutDirectory young = TestCuts.directory(home, Disk.real());
    cuts.publish(young, 3, 2);

    assertThatThrownBy(() -> old.point(cuts.cut(2, 1), late, () -> {}))
        .isInstanceOf(Overtaken.class);
    assertThatThrownBy(() -> cuts.publish(old, 4, 1)).isInstanceOf(Overtaken.class);

    assertThat(WholeCut.check(old.path())).extracting(WholeCut::number).isEqualTo(3L);
  }

  @Test
  void anotherKeyIsRefused() throws Exception {
    TestCuts.directory(home, Disk.real()).takeOver();
    Path key = home.resolve("key.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.delete(key);

    CutDirectory stranger = TestCuts.directory(home, Disk.real());

    assertThatThrownBy(stranger::checkKey)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(MessageCode.PUBLICATION_KEY_DIFFERS));
  }

  @Test
  void aDamagedManifestIsNotBuiltUpon() throws Exception {
    CutDirectory directory = TestCuts.directory(home, Disk.real());
    directory.takeOver();
    cuts.publish(directory, 1, 1);
    Path manifest = directory.path().resolve("cortes/000001/manifiesto.json");
    Files.writeString(manifest, Files.readString(manifest).replace("hoja", "loja"));

    CutDirectory again = TestCuts.directory(home, Disk.real());

    assertThat(again.isKnown()).isFalse();
    assertThatThrownBy(() -> WholeCut.check(directory.path()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("manifiesto.json");
    cuts.publish(again, 2, 1);
    assertThat(WholeCut.check(directory.path()).number()).isEqualTo(2);
  }

  @Test
  void aReaderNoticesAnyDamage() throws Exception {
    CutDirectory directory = TestCuts.directory(home, Disk.real());
    directory.takeOver();
    cuts.publish(directory, 1, 1);
    Path file = directory.path().resolve("cortes/000001/gub/distrito/6/hoja.json.br");
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);

    assertThatThrownBy(() -> WholeCut.check(directory.path()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("hoja.json.br");
    Files.delete(file);
    assertThatThrownBy(() -> WholeCut.check(directory.path()))
        .isInstanceOf(NoSuchFileException.class);
  }
}
