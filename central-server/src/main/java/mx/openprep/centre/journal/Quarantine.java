package mx.openprep.centre.journal;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Actas whose entries were altered: until these are as they were, nothing is folded from them. */
final class Quarantine {
  private final JdbcClient jdbc;

  Quarantine(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isEmpty() {
    return jdbc.sql("select count(*) from quarantined_acta").query(Long.class).single() == 0;
  }

  /** Whether all of these are in it. */
  boolean holds(Collection<String> actas) {
    return actas.isEmpty()
        || jdbc.sql("select count(*) from quarantined_acta where acta = any (?)")
                .param(actas.toArray(String[]::new))
                .query(Long.class)
                .single()
            == actas.size();
  }

  void add(Collection<String> actas) {
    jdbc.sql("insert into quarantined_acta (acta) select unnest(?::text[]) on conflict do nothing")
        .param((Object) actas.toArray(String[]::new))
        .update();
  }

  List<String> release() {
    return jdbc.sql("delete from quarantined_acta returning acta").query(String.class).list();
  }
}
