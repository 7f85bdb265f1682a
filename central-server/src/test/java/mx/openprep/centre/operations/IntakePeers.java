package mx.openprep.centre.operations;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** The least that intake could do with the same entries and images on the same disk. */
final class IntakePeers {
  private static final int FILES = 300;

  private IntakePeers() {}

  /**
   * The bare rows of the journal, by one connection.
   *
   * @param batch rows a commit
   * @return rows a second
   */
  static double rows(DataSource database, List<byte[]> entries, int batch) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table peer (like event including all)");
      connection.setAutoCommit(false);
      long began = System.nanoTime();
      insert(connection, entries, batch);
      double seconds = secondsSince(began);
      statement.execute("drop table peer");
      connection.commit();
      return entries.size() / seconds;
    }
  }

  private static void insert(Connection connection, List<byte[]> entries, int batch)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into peer (position, node, sequence, id, hash, acta, kind, envelope)
            select ? + place, 'peer', ? + place, gen_random_uuid(), sha256(envelope), 'x',
              'ACTA_CAPTURED', envelope
            from unnest(?::bytea[]) with ordinality as e (envelope, place)
            """)) {
      for (int from = 0; from < entries.size(); from += batch) {
        insert.setLong(1, from);
        insert.setLong(2, from);
        insert.setObject(
            3,
            entries.subList(from, Math.min(entries.size(), from + batch)).toArray(byte[][]::new));
        insert.executeUpdate();
        connection.commit();
      }
    }
  }

  /**
   * Files of one size, each forced to disk.
   *
   * @return files a second
   */
  static double files(Path directory, int bytes) throws IOException {
    Path place = Files.createDirectory(directory.resolve("peer"));
    byte[] content = new byte[bytes];
    new Random(1).nextBytes(content);
    long began = System.nanoTime();
    for (int i = 0; i < FILES; i++) {
      try (FileChannel file =
          FileChannel.open(
              place.resolve(Integer.toString(i)),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.wrap(content));
        file.force(true);
      }
    }
    return FILES / secondsSince(began);
  }

  private static double secondsSince(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
