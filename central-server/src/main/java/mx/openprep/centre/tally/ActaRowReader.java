package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import mx.openprep.acta.ActaState;
import mx.openprep.acta.Contabilizada;
import mx.openprep.acta.CountingDecision;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.DocumentType;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Observation;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.election.ExpectedActa;
import org.jspecify.annotations.Nullable;

/**
 * Reads actas as the fold keeps them. An acta whose image is not published yet is not captured: a
 * published figure has a published image.
 */
final class ActaRowReader {
  private static final int FETCH = 2_000;
  static final String ACTAS =
      """
      select r.acta, r.election, r.state, r.contabilizada, r.observations, r.calculated_total,
        r.fields, p.hash, r.origin, r.digitization, r.document_type,
        r.transfer_mechanism, r.acopio_at, r.captured_at, r.verified_at, r.cotejada, r.position
      from acta_result r left join published_image p on p.hash = r.image
      """;
  private static final String PAGES =
      "select pg_relation_size('acta_result') / current_setting('block_size')::bigint";
  private static final String ON_PAGES =
      ACTAS + "where r.ctid >= cast(? as tid) and r.ctid < cast(? as tid)";
  private static final String WRITTEN_SINCE =
      ACTAS
          + """
          where r.acta in (
            select acta from acta_result where written_by >= cast(? as xid8)
            union all
            select a.acta from published_image i join acta_result a on a.image = i.hash
            where i.written_by >= cast(? as xid8))
          """;

  private final Map<String, Known> elections = new HashMap<>();

  ActaRowReader(Collection<ElectionPlaces> elections) {
    for (ElectionPlaces places : elections) {
      this.elections.put(
          places.election().code().value(), new Known(places, new FieldsJson(places.votes())));
    }
  }

  private record Known(ElectionPlaces places, FieldsJson fields) {}

  /**
   * What was read.
   *
   * @param rows each acta that has events; empty where the cut says nothing of it
   * @param position the highest among them
   */
  record Read(Map<ActaId, Optional<ActaRow>> rows, long position) {
    /** Together with those of another part of the same moment. */
    Read and(Read other) {
      rows.putAll(other.rows);
      return new Read(rows, Math.max(position, other.position));
    }
  }

  /**
   * All there are.
   *
   * @param sessions that see the same moment; each reads a part of the table, all at once
   */
  Read everything(List<Connection> sessions) throws SQLException {
    // What lies behind the last page is of a later moment.
    long share = pages(sessions.getFirst()) / sessions.size() + 1;
    List<Future<Read>> parts = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int part = 0; part < sessions.size(); part++) {
        Connection session = sessions.get(part);
        long from = part * share;
        parts.add(readers.submit(() -> onPages(session, from, from + share)));
      }
    }
    Read all = new Read(new HashMap<>(), 0);
    for (Future<Read> part : parts) {
      all = all.and(done(part));
    }
    return all;
  }

  private static long pages(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PAGES);
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private Read onPages(Connection connection, long from, long to) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ON_PAGES)) {
      select.setString(1, "(" + from + ",0)");
      select.setString(2, "(" + to + ",0)");
      return read(select);
    }
  }

  private static Read done(Future<Read> part) throws SQLException {
    return switch (part.state()) {
      case SUCCESS -> part.resultNow();
      case RUNNING, CANCELLED, FAILED ->
          throw new SQLException("Actas could not be read", part.exceptionNow());
    };
  }

  /** Those written by this transaction and later ones, or whose image was. */
  Read writtenSince(Connection connection, long transaction) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(WRITTEN_SINCE)) {
      select.setString(1, Long.toUnsignedString(transaction));
      select.setString(2, Long.toUnsignedString(transaction));
      return read(select);
    }
  }

  private Read read(PreparedStatement select) throws SQLException {
    select.setFetchSize(FETCH);
    Map<ActaId, Optional<ActaRow>> read = new HashMap<>();
    long position = 0;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ActaId acta = new ActaId(rows.getString("acta"));
        read.put(acta, row(acta, rows));
        position = Math.max(position, rows.getLong("position"));
      }
    }
    return new Read(read, position);
  }

  /**
   * Empty for what is not captured, and for what can be neither in the catalogue nor declared to be
   * outside of it.
   */
  private Optional<ActaRow> row(ActaId id, ResultSet row) throws SQLException {
    @Nullable Known election = elections.get(row.getString("election"));
    if (election == null) {
      return Optional.empty();
    }
    Optional<ExpectedActa> expected = election.places().expected(id);
    ActaState.Name state = ActaState.Name.valueOf(row.getString("state"));
    Contabilizada contabilizada = contabilizada(row.getString("contabilizada"));
    byte @Nullable [] hash = row.getBytes("hash");
    Optional<ImageHash> image =
        state == ActaState.Name.SIN_ACTA
            ? Optional.empty()
            : Optional.ofNullable(hash).map(ImageHash::fromBytes);
    boolean published = image.isPresent() || state == ActaState.Name.SIN_ACTA;
    boolean outside = state == ActaState.Name.FUERA_DE_CATALOGO;
    if (contabilizada == Contabilizada.NOT_CAPTURED
        || !published
        || expected.isPresent() == outside) {
      return Optional.empty();
    }
    return Optional.of(
        new ActaRow(
            id,
            election.places().election().code(),
            expected,
            new CountingDecision(contabilizada, observations(row), row.getInt("calculated_total")),
            election.fields().read(row.getBytes("fields")),
            image.isEmpty() ? Optional.empty() : Optional.of(provenance(image.get(), row))));
  }

  private static List<Observation> observations(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("observations").getArray();
    return Arrays.stream(names).map(Observation::valueOf).toList();
  }

  private static Contabilizada contabilizada(String sign) {
    return Arrays.stream(Contabilizada.values())
        .filter(c -> c.sign().equals(sign))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("CONTABILIZADA " + sign));
  }

  private static Provenance provenance(ImageHash image, ResultSet row) throws SQLException {
    return new Provenance(
        image,
        optional(row.getString("origin"), Origin::valueOf),
        optional(row.getString("digitization"), Digitization::valueOf),
        optional(row.getString("document_type"), DocumentType::valueOf),
        optional(row.getString("transfer_mechanism"), Function.identity()),
        instant(row, "acopio_at"),
        instant(row, "captured_at"),
        instant(row, "verified_at"),
        row.getBoolean("cotejada"));
  }

  private static <T> Optional<T> optional(@Nullable String text, Function<String, T> read) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
