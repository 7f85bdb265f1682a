package mx.openprep.centre.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import mx.openprep.acta.ImageHash;
import mx.openprep.centre.CentreExtension;
import mx.openprep.centre.SharedPostgres;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(CentreExtension.class)
class ImageStoreTest {
  @Test
  void aDiskThatIsAlmostFullIsLeftToTheJournal(@TempDir Path directory, SharedPostgres postgres)
      throws SQLException {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(postgres.newDatabase());
    database.setUser("postgres");
    ImageStore full =
        new ImageStore(
            directory,
            JdbcClient.create(database),
            new ImageStore.Limits(1_000, Long.MAX_VALUE / 2));
    ImageHash image = ImageHash.of(new byte[] {1});

    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> full.receive("MESA-1", image, 100, 0));

    assertThat(refusal.code()).isEqualTo(MessageCode.DISK_FULL);
    assertThat(full.durableBytes("MESA-1", image)).isZero();
  }
}
