package mx.openprep.centre.console.night;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the night went: sums up to each ten minutes, at most the last day of them.
 *
 * @param expected the height of the drawing
 */
public record Curve(List<Point> points, long expected) {
  static final int WIDTH = 640;
  static final int HEIGHT = 150;
  private static final int MOST = 144;
  private static final String SUMS =
      """
      select bin, sum(sum(received)) over upto as received,
        sum(sum(verified)) over upto as verified, sum(sum(published)) over upto as published
      from (
        select date_bin('10 minutes', at, timestamptz 'epoch') as bin, received, verified, published
        from (
          select acopio_at as at, 1 as received, 0 as verified, 0 as published
            from acta_result where acopio_at is not null
          union all
          select verified_at, 0, 1, 0 from acta_result where verified_at is not null
          union all
          select min(c.made_at), 0, 0, 1 from published_acta p
            join cut c on c.number = p.cut and c.published_at is not null group by p.acta
        ) moments
      ) bins
      group by bin window upto as (order by bin) order by bin
      """;

  public Curve {
    points = List.copyOf(points);
  }

  /** Up to ten minutes after this moment. */
  public record Point(Instant at, long received, long verified, long published) {}

  static Curve read(JdbcClient jdbc, long expected) {
    List<Point> points =
        jdbc.sql(SUMS)
            .query((row, _) ->
                new Point(
                    row.getObject("bin", OffsetDateTime.class).toInstant(),
                    row.getLong("received"),
                    row.getLong("verified"),
                    row.getLong("published")))
            .list();
    return new Curve(
        new ArrayList<>(points.subList(Math.max(0, points.size() - MOST), points.size())),
        Math.max(1, expected));
  }

  public boolean isDrawn() {
    return points.size() > 1;
  }

  public String received() {
    return line(Point::received);
  }

  public String verified() {
    return line(Point::verified);
  }

  public String published() {
    return line(Point::published);
  }

  public Instant from() {
    return points.getFirst().at();
  }

  public Instant to() {
    return points.getLast().at();
  }

  /** Latest first, for the table. */
  public List<Point> latest() {
    return points.reversed();
  }

  private String line(ToLongFunction<Point> figure) {
    long from = from().getEpochSecond();
    long span = Math.max(1, to().getEpochSecond() - from);
    return IntStream.range(0, points.size())
        .mapToObj(i -> {
          Point point = points.get(i);
          long x = (point.at().getEpochSecond() - from) * WIDTH / span;
          long y = HEIGHT - Math.min(HEIGHT, figure.applyAsLong(point) * HEIGHT / expected);
          return x + "," + y;
        })
        .collect(joining(" "));
  }
}
