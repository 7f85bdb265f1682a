package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.openprep.acta.Sha256;
import mx.openprep.centre.proof.GrowingTree;
import mx.openprep.centre.proof.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entries of all journals as the centre holds them. */
final class JournalTable {
  private static final int AT_ONCE = 20_000;

  private final JdbcClient jdbc;

  JournalTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long size() {
    return jdbc.sql("select coalesce(max(position), 0) from event").query(Long.class).single();
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Row(long position, byte[] envelope) {}

  /** Writes the first so many entries as {@link Entries}, and adds them to a tree. */
  void write(long size, GrowingTree tree, OutputStream out) {
    try {
      while (tree.size() < size) {
        long before = tree.size();
        for (Row row :
            jdbc.sql(
                    """
                    select position, envelope from event where position > ? and position <= ?
                    order by position limit ?
                    """)
                .param(before)
                .param(size)
                .param(AT_ONCE)
                .query((r, _) -> new Row(r.getLong("position"), r.getBytes("envelope")))
                .list()) {
          Entries.write(row.envelope(), out);
          tree.add(TreeHash.leaf(Sha256.of(row.envelope())));
        }
        if (tree.size() == before) {
          break;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All entries, node by node. */
  void byNode(Consumer<NistLog.Entry> entries) {
    for (String node :
        jdbc.sql("select node from node_head order by node").query(String.class).list()) {
      long after = 0;
      List<NistLog.Entry> read = ofNode(node, after);
      while (!read.isEmpty()) {
        read.forEach(entries);
        after = read.getLast().sequence();
        read = ofNode(node, after);
      }
    }
  }

  private List<NistLog.Entry> ofNode(String node, long after) {
    return jdbc.sql(
            """
            select sequence, envelope from event where node = ? and sequence > ?
            order by sequence limit ?
            """)
        .param(node)
        .param(after)
        .param(AT_ONCE)
        .query(
            (row, _) -> new NistLog.Entry(node, row.getLong("sequence"), row.getBytes("envelope")))
        .list();
  }

  /** Where the event with this id is in the log: 0 for the first entry. */
  Optional<Long> index(UUID event) {
    return jdbc.sql("select position - 1 from event where id = ?")
        .param(event)
        .query(Long.class)
        .optional();
  }

  /** Hash of the entry at an index. */
  Optional<byte[]> hash(long index) {
    return jdbc.sql("select hash from event where position = ?")
        .param(index + 1)
        .query(byte[].class)
        .optional();
  }
}
