package mx.openprep.centre.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The night in figures for whoever collects them, read from the tables every ten seconds: the same
 * from every instance on one database.
 */
final class NightFigures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NightFigures.class);
  private static final Duration BETWEEN = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final List<Figure> figures;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("figures").factory());

  /**
   * One kind of figure.
   *
   * @param sql selects {@code value}, and a column for every label
   */
  private record Figure(MultiGauge gauge, String sql, List<String> labels) {
    void read(JdbcClient jdbc) {
      List<Row<?>> rows = new ArrayList<>(jdbc.sql(sql).query((row, _) -> row(row)).list());
      gauge.register(rows, true);
    }

    private Row<?> row(ResultSet row) throws SQLException {
      List<Tag> tags = new ArrayList<>();
      for (String label : labels) {
        tags.add(Tag.of(label, row.getString(label)));
      }
      return Row.of(Tags.of(tags), row.getDouble("value"));
    }
  }

  NightFigures(JdbcClient jdbc, MeterRegistry meters) {
    this.jdbc = jdbc;
    figures =
        List.of(
            figure(
                meters,
                "openprep.actas",
                "Actas by election and state; ESPERADA are those of which nothing is known",
                """
                select c.election, coalesce(r.state, 'ESPERADA') as state, count(*) as value
                from catalogue_acta c left join acta_result r using (acta) group by 1, 2
                """,
                "election",
                "state"),
            figure(
                meters,
                "openprep.backlog.images",
                "Settled actas whose image has not arrived: they are not published yet",
                """
                select count(*) as value from acta_result r
                where r.contabilizada in ('0', '1', '2') and r.image is not null
                  and not exists (select from image i where i.hash = r.image)
                """),
            figure(
                meters,
                "openprep.backlog.oldest.seconds",
                "Age of the oldest sobre that was received and whose acta is not settled",
                """
                select coalesce(extract(epoch from now() - min(acopio_at)), 0) as value
                from acta_result where acopio_at is not null and contabilizada = '-'
                """),
            figure(
                meters,
                "openprep.incidents",
                "Incidents by the code of their message",
                "select code, count(*) as value from incident group by code",
                "code"),
            figure(
                meters,
                "openprep.stations.seen",
                "Stations that spoke in the last ten minutes",
                """
                select count(*) as value from station
                where not revoked and last_seen_at > now() - interval '10 minutes'
                """),
            figure(
                meters,
                "openprep.publication.cut",
                "Number of the last published cut",
                """
                select coalesce(max(number), 0) as value from cut where published_at is not null
                """),
            figure(
                meters,
                "openprep.publication.age.seconds",
                "Since the last published cut was made",
                """
                select extract(epoch from now() - made_at) as value from cut
                where published_at is not null order by number desc limit 1
                """),
            figure(
                meters,
                "openprep.publication.lag.seconds",
                "From the making of the last cut to when readers saw it",
                """
                select extract(epoch from published_at - made_at) as value from cut
                where published_at is not null order by number desc limit 1
                """),
            figure(
                meters,
                "openprep.publication.target.behind",
                "Cuts by which a copy of the publication is behind",
                """
                select name as target,
                  (select coalesce(max(number), 0) from cut where published_at is not null)
                    - coalesce(cut, 0) as value
                from publication_target
                """,
                "target"),
            figure(
                meters,
                "openprep.difusor.behind",
                "Cuts by which a difusor is behind",
                """
                select d.name as difusor,
                  (select coalesce(max(number), 0) from cut where published_at is not null)
                    - coalesce(s.cut, 0) as value
                from difusor d join difusor_sighting s on s.difusor = d.id
                where d.removed_at is null
                """,
                "difusor"));
    var _ = looks.scheduleWithFixedDelay(this::look, 1, BETWEEN.toSeconds(), TimeUnit.SECONDS);
  }

  private static Figure figure(
      MeterRegistry meters, String name, String description, String sql, String... labels) {
    return new Figure(
        MultiGauge.builder(name).description(description).register(meters), sql, List.of(labels));
  }

  void look() {
    try {
      figures.forEach(figure -> figure.read(jdbc));
    } catch (DataAccessException e) {
      LOG.warn("The figures of the night cannot be read; looking again", e);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
