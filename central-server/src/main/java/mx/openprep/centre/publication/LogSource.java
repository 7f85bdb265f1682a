package mx.openprep.centre.publication;

import java.util.List;
import java.util.function.Consumer;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of all journals in the order in which they were accepted, as hashes. */
final class LogSource {
  private static final int AT_ONCE = 50_000;

  private final JdbcClient jdbc;

  LogSource(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Placed(long position, byte[] hash) {}

  /**
   * Gives every entry after the first so many.
   *
   * @throws Refusal EVENT_ALTERED when one is missing in between
   */
  void after(long size, Consumer<byte[]> entry) {
    long next = size + 1;
    List<Placed> read = read(size);
    while (!read.isEmpty()) {
      for (Placed placed : read) {
        if (placed.position() != next) {
          throw new Refusal(MessageCode.EVENT_ALTERED, Long.toString(next));
        }
        entry.accept(placed.hash());
        next++;
      }
      read = read(next - 1);
    }
  }

  private List<Placed> read(long after) {
    return jdbc.sql("select position, hash from event where position > ? order by position limit ?")
        .param(after)
        .param(AT_ONCE)
        .query((row, _) -> new Placed(row.getLong("position"), row.getBytes("hash")))
        .list();
  }
}
