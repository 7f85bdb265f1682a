package mx.openprep.centre.publication.target;

import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code publication_target}. */
final class TargetTable {
  private final JdbcClient jdbc;

  TargetTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keepOnly(Set<String> names) {
    jdbc.sql("delete from publication_target where name <> all(?)")
        .param((Object) names.toArray(String[]::new))
        .update();
  }

  void reached(String name, OptionalLong cut) {
    jdbc.sql(
            """
            insert into publication_target (name, cut, reached_at) values (?, ?, now())
            on conflict (name) do update set
              reached_at = case when publication_target.cut is distinct from excluded.cut
                then now() else publication_target.reached_at end,
              cut = excluded.cut, failing_since = null, failure = null, seen_at = now()
            """)
        .param(name)
        .param(cut.isPresent() ? cut.getAsLong() : null)
        .update();
  }

  void failed(String name, String failure) {
    jdbc.sql(
            """
            insert into publication_target (name, failing_since, failure) values (?, now(), ?)
            on conflict (name) do update set
              failing_since = coalesce(publication_target.failing_since, now()),
              failure = excluded.failure, seen_at = now()
            """)
        .param(name)
        .param(failure)
        .update();
  }
}
