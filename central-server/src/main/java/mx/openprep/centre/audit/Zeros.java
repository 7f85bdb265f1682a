package mx.openprep.centre.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether nothing of any acta is anywhere (Anexo 13, the act of zeros): every table but those that
 * a prepared centre has, the images, the publication and its copies, and what stations have sent.
 * What nobody has said may be filled must be empty, so that a new table is not forgotten.
 */
final class Zeros {
  /** What a prepared centre has, and the condition on its rows that are no preparation. */
  private static final Map<String, String> PREPARED =
      Map.ofEntries(
          Map.entry("flyway_schema_history", "false"),
          Map.entry("centre", "false"),
          Map.entry("catd", "false"),
          Map.entry("person", "false"),
          Map.entry("login_failure", "false"),
          Map.entry("second_factor", "false"),
          Map.entry("recovery_code", "false"),
          Map.entry("station", "false"),
          Map.entry("enrolment_code", "false"),
          Map.entry("catalogue_acta", "false"),
          Map.entry("vote_column", "false"),
          Map.entry("ballot_box", "false"),
          Map.entry("difusor", "false"),
          Map.entry("difusor_sighting", "cut is not null and cut not in (select number from cut)"),
          Map.entry("publisher_epoch", "false"),
          Map.entry("publication_hours", "false"),
          Map.entry("erasure", "false"),
          // People open the publication before the start.
          Map.entry("publication_act", "kind <> 'OPEN'"),
          Map.entry("publication_act_confirmation", "false"),
          Map.entry("cut", "kind <> 'ZEROS'"),
          Map.entry(
              "publication_target", "cut is not null and cut not in (select number from cut)"),
          // What the centre itself did.
          Map.entry("event", "node <> 'centro' or acta is not null"),
          Map.entry("node_head", "node <> 'centro'"));

  private final JdbcClient jdbc;

  Zeros(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a table or store holds.
   *
   * @param rows all of them, preparation too
   * @param found the first of those that should not be there; empty when there is none
   */
  record Holding(String where, long rows, long wrong, String found) {
    boolean isWell() {
      return wrong == 0;
    }
  }

  /** All tables, in the order of their names. */
  List<Holding> tables() {
    List<Holding> holdings = new ArrayList<>();
    for (String table :
        jdbc.sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
                """)
            .query(String.class)
            .list()) {
      holdings.add(table(table));
    }
    return holdings;
  }

  private Holding table(String table) {
    String wrong = PREPARED.getOrDefault(table, "true");
    String name = '"' + table.replace("\"", "\"\"") + '"';
    return jdbc.sql(
            """
            select (select count(*) from %1$s) as rows,
              (select count(*) from %1$s where %2$s) as wrong,
              (select left(t::text, 200) from (select * from %1$s where %2$s limit 1) t) as found
            """
                .formatted(name, wrong))
        .query((row, _) ->
            new Holding(
                "table " + table,
                row.getLong("rows"),
                row.getLong("wrong"),
                Optional.ofNullable(row.getString("found")).orElse("")))
        .single();
  }

  /** Files that should not be there yet: images on their way, complete, or published. */
  static List<Holding> stores(Path dataDirectory) {
    List<Holding> holdings = new ArrayList<>();
    Map<String, Path> stores = new TreeMap<>();
    stores.put("images complete", dataDirectory.resolve("images").resolve("complete"));
    stores.put("images arriving", dataDirectory.resolve("images").resolve("arriving"));
    stores.put("images published", dataDirectory.resolve("publication").resolve("imagenes"));
    stores.forEach((name, directory) -> holdings.add(store(name, directory)));
    return holdings;
  }

  private static Holding store(String name, Path directory) {
    if (!Files.isDirectory(directory)) {
      return new Holding(name, 0, 0, "");
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> found = files.filter(Files::isRegularFile).limit(100_000).toList();
      return new Holding(
          name,
          found.size(),
          found.size(),
          found.isEmpty() ? "" : String.valueOf(found.getFirst().getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
