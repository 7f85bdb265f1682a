package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.openprep.acta.Digitization;
import mx.openprep.acta.ImageHash;
import mx.openprep.acta.Origin;
import mx.openprep.election.ActaId;
import mx.openprep.journal.Fact;
import org.jspecify.annotations.Nullable;

/** The images of this node and what they are filed under. */
final class ImageTable {
  /**
   * A durable image.
   *
   * @param acta empty while it waits in the unidentified tray
   */
  record StoredImage(
      ImageHash image,
      Origin origin,
      Digitization digitization,
      Instant digitized,
      Optional<ActaId> acta) {}

  void add(Connection connection, Fact.ImageDigitized fact, Instant time) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into image (image, size, origin, digitization, digitized)
            values (?, ?, ?, ?, ?)
            """)) {
      insert.setBytes(1, fact.image().bytes());
      insert.setLong(2, fact.size());
      insert.setString(3, fact.origin().name());
      insert.setString(4, fact.digitization().name());
      insert.setObject(5, time);
      insert.executeUpdate();
    }
  }

  void file(Connection connection, ImageHash image, ActaId acta) throws SQLException {
    setActa(connection, image, acta.value());
  }

  void toTray(Connection connection, ImageHash image) throws SQLException {
    setActa(connection, image, null);
  }

  private static void setActa(Connection connection, ImageHash image, @Nullable String acta)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update image set acta = ? where image = ?")) {
      update.setString(1, acta);
      update.setBytes(2, image.bytes());
      update.executeUpdate();
    }
  }

  Optional<StoredImage> find(Connection connection, ImageHash image) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select image, origin, digitization, digitized, acta from image where image = ?
            """)) {
      select.setBytes(1, image.bytes());
      return stored(select).stream().findFirst();
    }
  }

  /** The unidentified tray, oldest first. */
  List<StoredImage> unidentified(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select image, origin, digitization, digitized, acta from image
            where acta is null order by digitized
            """)) {
      return stored(select);
    }
  }

  int countUnidentified(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select count(*) from image where acta is null");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static List<StoredImage> stored(PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      List<StoredImage> images = new ArrayList<>();
      while (rows.next()) {
        images.add(
            new StoredImage(
                ImageHash.fromBytes(rows.getBytes(1)),
                Origin.valueOf(rows.getString(2)),
                Digitization.valueOf(rows.getString(3)),
                rows.getObject(4, Instant.class),
                Optional.ofNullable(rows.getString(5)).map(ActaId::new)));
      }
      return images;
    }
  }
}
