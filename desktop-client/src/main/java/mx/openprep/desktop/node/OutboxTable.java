package mx.openprep.desktop.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mx.openprep.acta.ImageHash;
import mx.openprep.journal.Event;
import mx.openprep.journal.Fact;
import org.jspecify.annotations.Nullable;

/** What the centre has not acknowledged yet. Not derived: only the centre's answers change it. */
final class OutboxTable {
  private static final String ACKNOWLEDGED = "acknowledged";

  private static final String CENTRE_STORE = "centre-store";

  private static final String SETTLED =
      "'VERIFICADA', 'CORRECTION_PENDING', 'COTEJADA', 'EMPAQUETADA'";

  private OutboxTable() {}

  static void imageWaits(Connection connection, Event event, Fact.ImageDigitized fact)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into image_waiting (sequence, image, size, digitized) values (?, ?, ?, ?)
            """)) {
      insert.setLong(1, event.sequence());
      insert.setBytes(2, fact.image().bytes());
      insert.setLong(3, fact.size());
      insert.setObject(4, event.time());
      insert.executeUpdate();
    }
  }

  static List<Outbox.WaitingImage> imagesWaiting(
      Connection connection, int most, Function<ImageHash, java.nio.file.Path> file)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select image, size from image_waiting order by sequence limit ?
            """)) {
      select.setInt(1, most);
      try (ResultSet rows = select.executeQuery()) {
        List<Outbox.WaitingImage> images = new ArrayList<>();
        while (rows.next()) {
          ImageHash image = ImageHash.fromBytes(rows.getBytes(1));
          images.add(new Outbox.WaitingImage(image, rows.getLong(2), file.apply(image)));
        }
        return images;
      }
    }
  }

  static boolean isImageWaiting(Connection connection, ImageHash image) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from image_waiting where image = ?")) {
      select.setBytes(1, image.bytes());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  static void imageAcknowledged(Connection connection, ImageHash image) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from image_waiting where image = ?")) {
      delete.setBytes(1, image.bytes());
      delete.executeUpdate();
    }
  }

  static long acknowledged(Connection connection) throws SQLException {
    return StoreSettings.get(connection, ACKNOWLEDGED).map(Long::parseLong).orElse(0L);
  }

  static void acknowledged(Connection connection, long sequence) throws SQLException {
    StoreSettings.put(connection, ACKNOWLEDGED, Long.toString(sequence));
  }

  static Optional<String> centreStore(Connection connection) throws SQLException {
    return StoreSettings.get(connection, CENTRE_STORE);
  }

  /** Notes the centre's store; after another one all images wait again. */
  static void centreStore(Connection connection, String store) throws SQLException {
    if (centreStore(connection).isPresent()) {
      try (PreparedStatement again =
          connection.prepareStatement(
              """
              insert into image_waiting (sequence, image, size, digitized)
              select (select coalesce(min(sequence), 0) from image_waiting where sequence < 0)
                  - row_number() over (order by digitized desc), image, size, digitized
              from image i
              where not exists (select 1 from image_waiting w where w.image = i.image)
              """)) {
        again.executeUpdate();
      }
    }
    StoreSettings.put(connection, CENTRE_STORE, store);
  }

  static Outbox.Backlog backlog(Connection connection, long head) throws SQLException {
    long acknowledged = acknowledged(connection);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select (select count(*) from image_waiting),
                   (select recorded from event where sequence = ?),
                   (select digitized from image_waiting order by sequence limit 1)
            """)) {
      select.setLong(1, acknowledged + 1);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new Outbox.Backlog(
            Math.toIntExact(head - acknowledged),
            row.getInt(1),
            earlier(row.getObject(2, Instant.class), row.getObject(3, Instant.class)));
      }
    }
  }

  /** Settled actas of which the centre lacks an event or the image: costs what waits. */
  static int settledUnsent(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select count(*) from (
              select acta from acta where changed > ? and state in (%1$s)
              union
              select a.acta from image_waiting w
                join image i on i.image = w.image
                join acta a on a.acta = i.acta
              where a.state in (%1$s))
            """
                .formatted(SETTLED))) {
      select.setLong(1, acknowledged(connection));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static Optional<Instant> earlier(@Nullable Instant event, @Nullable Instant image) {
    if (event == null || image == null) {
      return Optional.ofNullable(event == null ? image : event);
    }
    return Optional.of(event.isBefore(image) ? event : image);
  }
}
