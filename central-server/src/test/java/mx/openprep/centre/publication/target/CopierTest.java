package mx.openprep.centre.publication.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import mx.openprep.centre.publication.folder.CutDirectory;
import mx.openprep.centre.publication.folder.Disk;
import mx.openprep.centre.publication.folder.Overtaken;
import mx.openprep.centre.publication.folder.TestCuts;
import mx.openprep.centre.publication.folder.WholeCut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopierTest {
  @TempDir Path home;
  private TestCuts cuts;
  private CutDirectory primary;

  @BeforeEach
  void firstCut() throws IOException {
    cuts = new TestCuts();
    primary = TestCuts.directory(home, Disk.real());
    primary.takeOver();
    cuts.publish(primary, 1, 1);
  }

  @Nested
  class ToADirectory {
    @Test
    void theCopyIsWholeAndFollows() throws Exception {
      Path copy = home.resolve("copy");
      Copier copier = new Copier(primary.path(), new DirectoryStore(copy));

      assertThat(copier.copy()).isEqualTo(OptionalLong.of(1));
      cuts.publish(primary, 2, 1);
      cuts.publish(primary, 3, 1);
      assertThat(copier.copy()).isEqualTo(OptionalLong.of(3));

      assertThat(WholeCut.check(copy)).isEqualTo(WholeCut.check(primary.path()));
      assertThat(copy.resolve("avance.json.gz"))
          .hasSameBinaryContentAs(primary.path().resolve("avance.json.gz"));
    }

    @Test
    void whatIsDamagedThereIsBroughtAnew() throws Exception {
      Path copy = home.resolve("copy");
      new Copier(primary.path(), new DirectoryStore(copy)).copy();
      Path damaged = copy.resolve("cortes/000001/gub/distrito/0/hoja.json");
      byte[] content = Files.readAllBytes(damaged);
      content[3] ^= 1;
      Files.write(damaged, content);
      cuts.publish(primary, 2, 1);

      new Copier(primary.path(), new DirectoryStore(copy)).copy();

      assertThat(WholeCut.check(copy).number()).isEqualTo(2);
    }

    @Test
    void whatIsDamagedHereIsNotPassedOn() throws Exception {
      Path copy = home.resolve("copy");
      Copier copier = new Copier(primary.path(), new DirectoryStore(copy));
      copier.copy();
      cuts.publish(primary, 2, 1);
      Files.writeString(
          primary.path().resolve("cortes/000002/gub/distrito/2/hoja.json"), "not what was signed");

      assertThatThrownBy(copier::copy)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cortes/000002/gub/distrito/2/hoja.json");

      assertThat(WholeCut.check(copy).number()).isEqualTo(1);
    }

    @Test
    void aLaterCutThereIsNotReplaced() throws Exception {
      Path copy = home.resolve("copy");
      cuts.publish(primary, 7, 3);
      new Copier(primary.path(), new DirectoryStore(copy)).copy();
      CutDirectory behind = TestCuts.directory(home.resolve("behind"), Disk.real());
      behind.takeOver();
      cuts.publish(behind, 6, 4);

      Copier copier = new Copier(behind.path(), new DirectoryStore(copy));

      assertThatThrownBy(copier::copy).isInstanceOf(Overtaken.class);
    }
  }

  @Nested
  class ToABucket {
    @Test
    void theCopyIsWholeAndServedAsItShould() throws Exception {
      try (Bucket bucket = new Bucket(home.resolve("s3"))) {
        Copier copier = new Copier(primary.path(), bucket.store());
        assertThat(copier.copy()).isEqualTo(OptionalLong.of(1));
        cuts.publish(primary, 2, 1);
        assertThat(copier.copy()).isEqualTo(OptionalLong.of(2));

        assertThat(WholeCut.check(bucket.download(home.resolve("down"))))
            .isEqualTo(WholeCut.check(primary.path()));
        assertThat(bucket.headers("avance.json"))
            .containsEntry("type", "application/json")
            .containsEntry("cache", "public, no-cache");
        assertThat(bucket.headers("cortes/000001/gub/distrito/0/hoja.json.br"))
            .containsEntry("type", "application/json")
            .containsEntry("encoding", "br")
            .containsEntry("cache", "public, max-age=31536000, immutable");
      }
    }

    @Test
    void anotherPublisherInBetweenIsNoticed() throws Exception {
      try (Bucket bucket = new Bucket(home.resolve("s3"))) {
        TargetStore store = bucket.store();
        Versioned none = store.read("avance.json");
        store.replace("avance.json", new byte[] {1}, none);
        Versioned first = store.read("avance.json");
        store.replace("avance.json", new byte[] {2}, first);

        assertThatThrownBy(() -> store.replace("avance.json", new byte[] {3}, first))
            .isInstanceOf(TargetStore.ChangedMeanwhile.class);
        assertThatThrownBy(() -> store.replace("avance.json", new byte[] {3}, none))
            .isInstanceOf(TargetStore.ChangedMeanwhile.class);
        assertThat(store.read("avance.json").content()).hasValue(new byte[] {2});
      }
    }
  }
}
