package mx.openprep.centre.tally;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import mx.openprep.election.Election;
import mx.openprep.election.ElectionCode;
import mx.openprep.election.ElectionPackage;
import mx.openprep.election.ExpectedActa;
import org.jspecify.annotations.Nullable;

/**
 * Reads the actas of a cut. An acta whose image is not published yet is not captured in this cut: a
 * published figure has a published image.
 */
public final class SnapshotReader {
  private static final int FETCH = 2_000;
  private static final String ACTAS =
      """
      select r.acta, r.election, r.state, r.contabilizada, r.observations, r.calculated_total,
        r.fields::text as fields, p.hash, r.origin, r.digitization, r.document_type,
        r.transfer_mechanism, r.acopio_at, r.captured_at, r.verified_at, r.cotejada
      from acta_result r left join published_image p on p.hash = r.image
      where r.contabilizada <> '-' and (p.hash is not null or r.state = 'SIN_ACTA')
      """;
  private static final String HEADS = "select node, sequence from node_head";
  private static final String POSITION = "select coalesce(max(position), 0) from acta_result";

  private final ElectionPackage election;

  public SnapshotReader(ElectionPackage election) {
    this.election = election;
  }

  /**
   * Everything as this transaction sees it.
   *
   * @param connection in a REPEATABLE READ transaction
   */
  public Snapshot read(Connection connection) throws SQLException {
    Map<ActaId, ActaRow> known = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(ACTAS)) {
      select.setFetchSize(FETCH);
      FieldsJson fields = new FieldsJson();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          row(rows, fields).ifPresent(row -> known.put(row.id(), row));
        }
      }
    }
    return new Snapshot(position(connection), heads(connection), complete(known));
  }

  private Map<ElectionCode, List<ActaRow>> complete(Map<ActaId, ActaRow> known) {
    Map<ElectionCode, List<ActaRow>> complete = new TreeMap<>();
    for (Election e : election.elections()) {
      List<ActaRow> rows = new ArrayList<>();
      for (ExpectedActa acta : election.actas(e.code())) {
        @Nullable ActaRow row = known.get(acta.id());
        rows.add(row == null ? ActaRow.notCaptured(acta) : row);
      }
      complete.put(e.code(), rows);
    }
    known.values().stream()
        .filter(row -> row.expected().isEmpty())
        .forEach(row -> complete.computeIfAbsent(row.election(), _ -> new ArrayList<>()).add(row));
    return complete;
  }

  /** Empty for what can be neither in the catalogue nor declared to be outside of it. */
  private Optional<ActaRow> row(ResultSet row, FieldsJson fields) throws SQLException {
    ActaId id = new ActaId(row.getString("acta"));
    Optional<ExpectedActa> expected = election.acta(id);
    boolean outside = row.getString("state").equals(ActaState.Name.FUERA_DE_CATALOGO.name());
    if (expected.isPresent() == outside) {
      return Optional.empty();
    }
    return Optional.of(
        new ActaRow(
            id,
            new ElectionCode(row.getString("election")),
            expected,
            decision(row),
            fields.read(row.getString("fields")),
            provenance(row)));
  }

  private static CountingDecision decision(ResultSet row) throws SQLException {
    String[] observations = (String[]) row.getArray("observations").getArray();
    return new CountingDecision(
        contabilizada(row.getString("contabilizada")),
        Arrays.stream(observations).map(Observation::valueOf).toList(),
        row.getInt("calculated_total"));
  }

  private static Contabilizada contabilizada(String sign) {
    return Arrays.stream(Contabilizada.values())
        .filter(c -> c.sign().equals(sign))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("CONTABILIZADA " + sign));
  }

  private static Optional<Provenance> provenance(ResultSet row) throws SQLException {
    byte @Nullable [] image = row.getBytes("hash");
    if (image == null || row.getString("state").equals(ActaState.Name.SIN_ACTA.name())) {
      return Optional.empty();
    }
    return Optional.of(
        new Provenance(
            ImageHash.fromBytes(image),
            optional(row.getString("origin"), Origin::valueOf),
            optional(row.getString("digitization"), Digitization::valueOf),
            optional(row.getString("document_type"), DocumentType::valueOf),
            optional(row.getString("transfer_mechanism"), Function.identity()),
            instant(row, "acopio_at"),
            instant(row, "captured_at"),
            instant(row, "verified_at"),
            row.getBoolean("cotejada")));
  }

  private static <T> Optional<T> optional(@Nullable String text, Function<String, T> read) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.<Timestamp>ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static SortedMap<String, Long> heads(Connection connection) throws SQLException {
    SortedMap<String, Long> heads = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement(HEADS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        heads.put(rows.getString(1), rows.getLong(2));
      }
    }
    return heads;
  }

  private static long position(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(POSITION);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
