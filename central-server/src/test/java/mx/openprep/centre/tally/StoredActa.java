package mx.openprep.centre.tally;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.FieldId;
import mx.openprep.acta.FieldValue;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.election.ElectionCode;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A row of {@code acta_result} as COPY reads it, for tests that need thousands of them. */
public final class StoredActa {
  private static final String COLUMNS =
      """
      acta, election, state, contabilizada, observations, inconsistent, calculated_total, fields,
      votes, image, origin, digitization, document_type, transfer_mechanism, acopio_at,
      captured_at, verified_at, cotejada, position\
      """;
  private static final String STAGE =
      """
      create temporary table if not exists night (
        acta text, election text, state text, contabilizada char(1), observations text[],
        inconsistent boolean, calculated_total integer, fields jsonb, votes integer[], image bytea,
        origin text, digitization text, document_type text, transfer_mechanism text,
        acopio_at timestamptz, captured_at timestamptz, verified_at timestamptz, cotejada boolean,
        position bigint)
      """;
  private static final String UPSERT =
      "insert into acta_result ("
          + COLUMNS
          + ") select "
          + COLUMNS
          + """
           from night
          on conflict (acta) do update set
            state = excluded.state, contabilizada = excluded.contabilizada,
            observations = excluded.observations, inconsistent = excluded.inconsistent,
            calculated_total = excluded.calculated_total, fields = excluded.fields,
            votes = excluded.votes, image = excluded.image, origin = excluded.origin,
            digitization = excluded.digitization, document_type = excluded.document_type,
            transfer_mechanism = excluded.transfer_mechanism, acopio_at = excluded.acopio_at,
            captured_at = excluded.captured_at, verified_at = excluded.verified_at,
            position = excluded.position
          """;

  private final String head;
  private final long position;
  private String decision = "";
  private String values = "{}\t{}";
  private String picture = "\\N\t\\N\t\\N\t\\N\t\\N";
  private String times = "\\N\t\\N\t\\N";

  public StoredActa(ActaId acta, ElectionCode election, ActaState.Name state, long position) {
    this.head = acta + "\t" + election + "\t" + state.name();
    this.position = position;
  }

  public StoredActa decision(CountingDecision made) {
    decision =
        made.contabilizada().sign()
            + made.observations().stream().map(Enum::name).collect(joining(",", "\t{", "}\t"))
            + made.isInconsistent()
            + "\t"
            + made.total();
    return this;
  }

  /** What was captured, and the same as an array in the order of the columns. */
  public StoredActa values(List<FieldId> columns, Map<FieldId, FieldValue> of) {
    String fields =
        of.entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\": " + json(e.getValue()))
            .collect(joining(", ", "{", "}\t"));
    values = fields + columns.stream().map(f -> votes(of.get(f))).collect(joining(",", "{", "}"));
    return this;
  }

  public StoredActa picture(ImageHash image, boolean phone) {
    picture =
        "\\\\x" + image.hex() + (phone ? "\tCASILLA\tMOVIL" : "\tCATD\tESCANER") + "\tACTA_PREP\tF";
    return this;
  }

  public StoredActa times(Instant acopio, boolean verified) {
    times =
        acopio
            + (verified
                ? "\t" + acopio.plusSeconds(95) + "\t" + acopio.plusSeconds(212)
                : "\t\\N\t\\N");
    return this;
  }

  /** Writes them as one statement; what an acta said before is replaced. */
  public static void write(Connection connection, Collection<StoredActa> actas)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      statement.execute("truncate night");
      copy(connection, "night", actas.stream().map(StoredActa::text).toList());
      statement.execute(UPSERT);
    }
  }

  /** Adds lines of tab-separated values to a table. */
  static void copy(Connection connection, String table, List<String> lines) throws SQLException {
    try {
      var _ =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy " + table + " from stdin",
                  new StringReader(lines.stream().map(line -> line + "\n").collect(joining())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    return String.join(
        "\t", head, decision, values, picture, times, "false", Long.toString(position));
  }

  private static String json(FieldValue value) {
    return switch (value) {
      case FieldValue.Votes(int count) -> Integer.toString(count);
      case FieldValue.Mark mark -> "\"" + mark.name() + "\"";
    };
  }

  private static String votes(@Nullable FieldValue value) {
    return value instanceof FieldValue.Votes(int count) ? Integer.toString(count) : "NULL";
  }
}
