package mx.openprep.centre.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * The centre's tables as text, by PostgreSQL's own {@code COPY}: whole rows, in any version of the
 * server. Runs in its caller's transaction, whose snapshot makes all tables one moment.
 */
final class TableCopy {
  /** What says only where this cluster stands, and what the migrations write. */
  private static final Set<String> OF_THIS_DATABASE = Set.of("erasure", "flyway_schema_history");

  private final Connection connection;

  TableCopy(Connection connection) {
    this.connection = connection;
  }

  /** Every table, each after those its rows refer to. */
  List<String> tables() throws SQLException {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    for (String table :
        column(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
            """)) {
      if (!OF_THIS_DATABASE.contains(table)) {
        references.put(table, new LinkedHashSet<>());
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
                where contype = 'f' and connamespace = 'public'::regnamespace
                  and conrelid <> confrelid
                """)) {
      while (rows.next()) {
        references.getOrDefault(rows.getString(1), new LinkedHashSet<>()).add(rows.getString(2));
      }
    }
    Set<String> ordered = new LinkedHashSet<>();
    while (ordered.size() < references.size()) {
      List<String> next =
          references.keySet().stream()
              .filter(table -> !ordered.contains(table))
              .filter(table -> ordered.containsAll(references.getOrDefault(table, Set.of())))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("Tables refer to each other in a circle: " + references);
      }
      ordered.addAll(next);
    }
    return List.copyOf(ordered);
  }

  /** Writes all rows; how many. */
  long read(String table, OutputStream out) throws SQLException, IOException {
    return connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy (select %s from %s) to stdout".formatted(columns(table), name(table)), out);
  }

  /** Adds all rows, and lets numbers that the table gives go on after the last; how many. */
  long write(String table, InputStream in) throws SQLException, IOException {
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s (%s) from stdin".formatted(name(table), columns(table)), in);
    for (String identity : identities(table)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            """
            select setval(pg_get_serial_sequence('public.%1$s', '%2$s'), greatest(max(%2$s), 1),
              max(%2$s) is not null) from %1$s
            """
                .formatted(name(table), identity));
      }
    }
    return rows;
  }

  private String columns(String table) throws SQLException {
    return columns(table, "is_generated = 'NEVER'").stream()
        .map(TableCopy::name)
        .collect(Collectors.joining(", "));
  }

  private List<String> identities(String table) throws SQLException {
    return columns(table, "is_identity = 'YES'");
  }

  private List<String> columns(String table, String which) throws SQLException {
    return column(
        """
        select column_name from information_schema.columns
        where table_schema = 'public' and table_name = '%s' and %s order by ordinal_position
        """
            .formatted(table.replace("'", "''"), which));
  }

  private List<String> column(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
