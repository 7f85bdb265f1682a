package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Optional;
import mx.openprep.acta.CaptureWork;
import mx.openprep.acta.ImageHash;
import mx.openprep.election.ActaId;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import mx.openprep.people.PersonId;

/** Who keyed which image of which acta; the database lets nobody do it twice. */
final class CaptureTable {
  /**
   * Notes a capture.
   *
   * @throws Refusal SAME_PERSON when this person keyed this image before
   */
  void add(Connection connection, ActaId acta, ImageHash image, PersonId person, CaptureWork work)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into capture (acta, image, person, work) values (?, ?, ?, ?)
            """)) {
      insert.setString(1, acta.value());
      insert.setBytes(2, image.bytes());
      insert.setString(3, person.value());
      insert.setString(4, work.name());
      insert.executeUpdate();
    } catch (SQLIntegrityConstraintViolationException e) {
      throw new Refusal(MessageCode.SAME_PERSON, e, acta.value());
    }
  }

  /** Whatever comes after a problem with the image is keyed anew, by whoever did before too. */
  void startAgain(Connection connection, ActaId acta) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from capture where acta = ?")) {
      delete.setString(1, acta.value());
      delete.executeUpdate();
    }
  }

  /** What this person keyed of this image, if anything. */
  Optional<CaptureWork> by(Connection connection, ActaId acta, ImageHash image, PersonId person)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select work from capture where acta = ? and image = ? and person = ?
            """)) {
      select.setString(1, acta.value());
      select.setBytes(2, image.bytes());
      select.setString(3, person.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(CaptureWork.valueOf(row.getString(1))) : Optional.empty();
      }
    }
  }
}
