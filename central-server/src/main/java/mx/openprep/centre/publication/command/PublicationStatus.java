package mx.openprep.centre.publication.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the publication does, for a command or a page of administrators.
 *
 * @param shown what readers see in the primary directory
 * @param lastAttempt what became of the last cut that was tried, published or not
 * @param copies the targets beside the primary directory
 */
public record PublicationStatus(
    Optional<Publishing> publisher,
    Optional<Attempt> lastAttempt,
    Optional<Shown> shown,
    List<Copy> copies) {
  public PublicationStatus {
    copies = List.copyOf(copies);
  }

  /** The instance that publishes. */
  public record Publishing(String instance, long epoch, Instant takenAt, Instant aliveAt) {}

  /** A cut that was tried. */
  public record Attempt(Instant at, String outcome) {}

  /** A published cut. */
  public record Shown(long number, String kind, Instant madeAt) {}

  /**
   * A target.
   *
   * @param cut the last one it shows
   * @param failingSince empty while all is well
   */
  public record Copy(
      String name,
      OptionalLong cut,
      Optional<Instant> reachedAt,
      Optional<Instant> failingSince,
      Optional<String> failure) {
    /** How many cuts its readers are behind. */
    public long cutsBehind(long shown) {
      return shown - cut.orElse(0);
    }
  }

  public static PublicationStatus read(JdbcClient jdbc) {
    return new PublicationStatus(
        jdbc.sql(
                """
                select instance, epoch, taken_at, alive_at from publisher_epoch
                order by epoch desc limit 1
                """)
            .query((row, _) ->
                new Publishing(
                    row.getString("instance"),
                    row.getLong("epoch"),
                    time(row, "taken_at").orElseThrow(),
                    time(row, "alive_at").orElseThrow()))
            .optional(),
        jdbc.sql(
                """
                select tried_at, outcome from publisher_epoch where tried_at is not null
                order by tried_at desc limit 1
                """)
            .query((row, _) ->
                new Attempt(time(row, "tried_at").orElseThrow(), row.getString("outcome")))
            .optional(),
        jdbc.sql(
                """
                select number, kind, made_at from cut where published_at is not null
                order by number desc limit 1
                """)
            .query((row, _) ->
                new Shown(
                    row.getLong("number"),
                    row.getString("kind"),
                    time(row, "made_at").orElseThrow()))
            .optional(),
        jdbc.sql("select * from publication_target order by name")
            .query((row, _) -> copy(row))
            .list());
  }

  private static Copy copy(ResultSet row) throws SQLException {
    long cut = row.getLong("cut");
    return new Copy(
        row.getString("name"),
        row.wasNull() ? OptionalLong.empty() : OptionalLong.of(cut),
        time(row, "reached_at"),
        time(row, "failing_since"),
        Optional.ofNullable(row.getString("failure")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
