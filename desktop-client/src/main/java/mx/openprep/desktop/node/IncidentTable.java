package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.util.Optional;
import mx.openprep.acta.Deed;
import mx.openprep.incident.IncidentFact;
import mx.openprep.incident.IncidentId;
import mx.openprep.incident.IncidentLife;
import mx.openprep.incident.IncidentState;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/** Where incidents stand; the database too lets nobody decide on his own recommendation. */
final class IncidentTable {
  /**
   * Where it stands: open, or recommended.
   *
   * @throws Refusal INCIDENT_CLOSED
   */
  IncidentState state(Connection connection, IncidentId incident) throws SQLException {
    return standing(connection, incident)
        .orElseThrow(() -> new Refusal(MessageCode.INCIDENT_CLOSED, incident.toString()));
  }

  /** Where it stands: open, or recommended; empty when it is closed. */
  Optional<IncidentState> standing(Connection connection, IncidentId incident) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select state, measure, recommended_by, recommended from incident where incident = ?
            """)) {
      select.setObject(1, incident.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next() || row.getString(1).equals("OPEN")) {
          return Optional.of(IncidentLife.START);
        }
        if (row.getString(1).equals("CLOSED")) {
          return Optional.empty();
        }
        return Optional.of(
            new IncidentState.Recommended(
                row.getString(2),
                new Deed(new PersonId(row.getString(3)), row.getObject(4, Instant.class))));
      }
    }
  }

  void apply(Connection connection, IncidentFact of, Deed by) throws SQLException {
    switch (of) {
      case IncidentFact.Raised fact -> {}
      case IncidentFact.Commented fact -> {}
      case IncidentFact.Recommended fact -> recommended(connection, fact, by);
      case IncidentFact.Decided fact -> decided(connection, fact, by);
    }
  }

  private static void recommended(Connection connection, IncidentFact.Recommended fact, Deed by)
      throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            """
            merge into incident
              (incident, state, measure, recommended_by, recommended, decided_by)
            key (incident) values (?, 'RECOMMENDED', ?, ?, ?, null)
            """)) {
      merge.setObject(1, fact.incident().value());
      merge.setString(2, fact.measure());
      merge.setString(3, by.person().value());
      merge.setObject(4, by.time());
      merge.executeUpdate();
    }
  }

  private static void decided(Connection connection, IncidentFact.Decided fact, Deed by)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update incident set state = ?, decided_by = ? where incident = ?")) {
      update.setString(1, fact.approved() ? "CLOSED" : "OPEN");
      update.setString(2, by.person().value());
      update.setObject(3, fact.incident().value());
      update.executeUpdate();
    } catch (SQLIntegrityConstraintViolationException e) {
      throw new Refusal(MessageCode.INCIDENT_BY_SAME_PERSON, e, fact.incident().toString());
    }
  }
}
