package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.ActaFact;
import mx.openprep.acta.CajaFolio;
import mx.openprep.acta.Deed;
import mx.openprep.election.ActaId;
import mx.openprep.election.TerritoryId;
import mx.openprep.election.TerritoryKind;
import mx.openprep.journal.Fact;
import mx.openprep.people.PersonId;

/** Cajas and what lies in them. */
final class CajaTable {
  /**
   * A caja.
   *
   * @param closed empty while actas are put into it
   */
  record Caja(CajaFolio folio, TerritoryId council, Deed opened, Optional<Deed> closed) {}

  void open(Connection connection, Fact.CajaOpened fact, Deed by) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into caja (caja, council, opened, opened_by) values (?, ?, ?, ?)")) {
      insert.setString(1, fact.caja().value());
      insert.setString(2, fact.council().toString());
      insert.setObject(3, by.time());
      insert.setString(4, by.person().value());
      insert.executeUpdate();
    }
  }

  void close(Connection connection, CajaFolio caja, Deed by) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update caja set closed = ?, closed_by = ? where caja = ?")) {
      update.setObject(1, by.time());
      update.setString(2, by.person().value());
      update.setString(3, caja.value());
      update.executeUpdate();
    }
  }

  void pack(Connection connection, ActaFact.Packed fact) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into packed (acta, caja, place)
            values (?, ?, (select count(*) + 1 from packed where caja = ?))
            """)) {
      insert.setString(1, fact.acta().value());
      insert.setString(2, fact.caja().value());
      insert.setString(3, fact.caja().value());
      insert.executeUpdate();
    }
  }

  Optional<Caja> find(Connection connection, CajaFolio folio) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select caja, council, opened, opened_by, closed, closed_by from caja where caja = ?
            """)) {
      select.setString(1, folio.value());
      return cajas(select).stream().findFirst();
    }
  }

  /** Of this council, the newest last. */
  List<Caja> of(Connection connection, TerritoryId council) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select caja, council, opened, opened_by, closed, closed_by from caja
            where council = ? order by opened, caja
            """)) {
      select.setString(1, council.toString());
      return cajas(select);
    }
  }

  private static List<Caja> cajas(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<Caja> cajas = new ArrayList<>();
      while (rows.next()) {
        Instant closed = rows.getObject(5, Instant.class);
        String closedBy = rows.getString(6);
        cajas.add(
            new Caja(
                new CajaFolio(rows.getString(1)),
                territory(rows.getString(2)),
                new Deed(new PersonId(rows.getString(4)), rows.getObject(3, Instant.class)),
                closed == null || closedBy == null
                    ? Optional.empty()
                    : Optional.of(new Deed(new PersonId(closedBy), closed))));
      }
      return cajas;
    }
  }

  static TerritoryId territory(String text) {
    int space = text.indexOf(' ');
    return new TerritoryId(
        TerritoryKind.valueOf(text.substring(0, space)), text.substring(space + 1));
  }

  /** What lies in the caja, from the bottom. */
  List<ActaId> actas(Connection connection, CajaFolio caja) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select acta from packed where caja = ? order by caja, place")) {
      select.setString(1, caja.value());
      try (ResultSet rows = select.executeQuery()) {
        List<ActaId> actas = new ArrayList<>();
        while (rows.next()) {
          actas.add(new ActaId(rows.getString(1)));
        }
        return actas;
      }
    }
  }

  /** In which caja the acta lies. */
  Optional<CajaFolio> holding(Connection connection, ActaId acta) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select caja from packed where acta = ?")) {
      select.setString(1, acta.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new CajaFolio(row.getString(1))) : Optional.empty();
      }
    }
  }
}
