package mx.openprep.centre.supervision;

import mx.openprep.centre.watch.ChangeWatch;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says when something happened that a board may tell, whoever wrote it. */
final class SupervisionWatch extends ChangeWatch {
  SupervisionWatch(JdbcClient jdbc) {
    super(
        "supervision",
        () ->
            jdbc.sql(
                    """
                    select coalesce((select max(position) from event), 0) || ' '
                      || (select count(*) from desk_lease) || ' '
                      || (select count(*) from desk_lease where state = 'OPEN') || ' '
                      || coalesce((select max(number) from cut where published_at is not null), 0)
                    """)
                .query(String.class)
                .single());
  }
}
