package mx.openprep.centre.console.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mx.openprep.centre.CentreSettings;
import mx.openprep.centre.diffusion.Difusores;
import mx.openprep.centre.publication.PublicationClock;
import mx.openprep.centre.publication.act.PublicationActs;
import mx.openprep.centre.publication.command.PublicationStatus;
import mx.openprep.election.ActaId;
import mx.openprep.election.Catd;
import mx.openprep.election.CatdId;
import mx.openprep.election.Election;
import mx.openprep.election.ElectionPackage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the night from the tables, at most once in two seconds however many people look. */
@Component
class NightReader {
  private static final Duration FRESH = Duration.ofSeconds(2);

  /** An image is kept in the centre's store and in the publication. */
  private static final int COPIES = 2;

  private static final String SETTLED =
      "('VERIFICADA', 'CORRECTION_PENDING', 'COTEJADA', 'EMPAQUETADA', 'SIN_ACTA')";
  private static final String GAUGES =
      """
      select c.election, c.catd, count(*) as expected,
        count(*) filter (where r.state <> 'ESPERADA') as received,
        count(*) filter (where r.state in %1$s
          or r.state in ('CAPTURED_ONCE', 'IN_DISPUTE', 'IN_ADJUDICATION')) as captured,
        count(*) filter (where r.state in %1$s) as verified,
        count(p.acta) filter (where r.contabilizada in ('0', '1')) as published,
        min(r.acopio_at) filter (where r.state not in %1$s) as oldest
      from catalogue_acta c
      left join acta_result r using (acta)
      left join (
        select distinct acta from published_acta
        where cut <= (select max(number) from cut where published_at is not null)) p using (acta)
      group by c.election, c.catd
      """
          .formatted(SETTLED);
  private static final String OLDEST =
      """
      select r.acta, c.catd, r.acopio_at from acta_result r join catalogue_acta c using (acta)
      where r.acopio_at is not null and r.state not in %s
      order by r.acopio_at limit 1
      """
          .formatted(SETTLED);

  private final JdbcClient jdbc;
  private final ElectionPackage election;
  private final Path data;
  private final PublicationClock publication;
  private final PublicationActs acts;
  private final Difusores difusores;
  private final Clock clock;
  private @Nullable Night last;

  NightReader(
      JdbcClient jdbc,
      ElectionPackage election,
      CentreSettings settings,
      PublicationClock publication,
      PublicationActs acts,
      Difusores difusores,
      Clock clock) {
    this.jdbc = jdbc;
    this.election = election;
    this.data = settings.dataDirectory().toAbsolutePath();
    this.publication = publication;
    this.acts = acts;
    this.difusores = difusores;
    this.clock = clock;
  }

  private record Line(String election, String catd, Gauge gauge, Optional<Instant> oldest) {
    static Line of(ResultSet row) throws SQLException {
      return new Line(
          row.getString("election"),
          row.getString("catd"),
          new Gauge(
              row.getLong("expected"),
              row.getLong("received"),
              row.getLong("captured"),
              row.getLong("verified"),
              row.getLong("published")),
          instant(row, "oldest"));
    }
  }

  synchronized Night night() {
    Instant now = clock.instant();
    if (last == null || last.at().isBefore(now.minus(FRESH))) {
      last = read(now);
    }
    return last;
  }

  private Night read(Instant now) {
    List<Line> lines = jdbc.sql(GAUGES).query((row, _) -> Line.of(row)).list();
    return new Night(
        now,
        election.elections().stream().map(e -> ofElection(e, lines)).toList(),
        ofCatds(lines),
        count("select count(*) from acta_result where contabilizada = '2'"),
        rate(now),
        oldest(),
        publication.now(),
        publication.interval(),
        PublicationStatus.read(jdbc),
        difusores.status(),
        stations(now),
        disk(lines),
        acts.open().size(),
        count("select count(*) from incident"));
  }

  private static Night.OfElection ofElection(Election election, List<Line> lines) {
    return new Night.OfElection(
        election.code().value(),
        election.name(),
        lines.stream()
            .filter(line -> line.election().equals(election.code().value()))
            .map(Line::gauge)
            .reduce(Gauge.NOTHING, Gauge::plus));
  }

  private List<Night.OfCatd> ofCatds(List<Line> lines) {
    Map<String, Instant> seen = lastSeen();
    Map<String, List<Line>> byCatd = new TreeMap<>();
    lines.forEach(line -> byCatd.computeIfAbsent(line.catd(), _ -> new ArrayList<>()).add(line));
    List<Night.OfCatd> catds = new ArrayList<>();
    byCatd.forEach((catd, own) ->
        catds.add(
            new Night.OfCatd(
                catd,
                election.catd(new CatdId(catd)).map(Catd::name).orElse(""),
                own.stream().map(Line::gauge).reduce(Gauge.NOTHING, Gauge::plus),
                own.stream().flatMap(line -> line.oldest().stream()).min(Instant::compareTo),
                Optional.ofNullable(seen.get(catd)))));
    return catds;
  }

  private Map<String, Instant> lastSeen() {
    Map<String, Instant> seen = new TreeMap<>();
    jdbc.sql(
            """
            select catd, max(last_seen_at) as seen from station
            where last_seen_at is not null and not revoked group by catd
            """)
        .query(row -> {
          seen.put(row.getString("catd"), instant(row, "seen").orElseThrow());
        });
    return seen;
  }

  private Night.Rate rate(Instant now) {
    return jdbc.sql(
            """
            select count(*) filter (where acopio_at between :from and :now) as received,
              count(*) filter (where verified_at between :from and :now) as verified
            from acta_result
            """)
        .param("from", now.minus(Night.Rate.OVER).atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Night.Rate(row.getLong("received"), row.getLong("verified")))
        .single();
  }

  private Optional<Night.Waiting> oldest() {
    return jdbc.sql(OLDEST)
        .query((row, _) -> {
          String acta = row.getString("acta");
          return new Night.Waiting(
              acta,
              election.acta(new ActaId(acta)).map(a -> a.key()).orElse(acta),
              row.getString("catd"),
              instant(row, "acopio_at").orElseThrow());
        })
        .optional();
  }

  private Night.Stations stations(Instant now) {
    return jdbc.sql(
            """
            select count(*) as enrolled, count(*) filter (where last_seen_at > ?) as seen
            from station where not revoked
            """)
        .param(now.minus(Night.Stations.LATELY).atOffset(ZoneOffset.UTC))
        .query((row, _) -> new Night.Stations(row.getLong("enrolled"), row.getLong("seen")))
        .single();
  }

  private Night.Disk disk(List<Line> lines) {
    long expected = lines.stream().mapToLong(line -> line.gauge().expected()).sum();
    long needed =
        jdbc.sql("select count(*) as images, coalesce(sum(size), 0) as bytes from image")
            .query((row, _) -> {
              long images = row.getLong("images");
              return images == 0
                  ? 0
                  : row.getLong("bytes") / images * Math.max(0, expected - images) * COPIES;
            })
            .single();
    try {
      return new Night.Disk(Files.getFileStore(data).getUsableSpace(), needed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long count(String question) {
    return jdbc.sql(question).query(Long.class).single();
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
