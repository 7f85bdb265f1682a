package mx.openprep.centre.operations;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether what stations send can be kept: a database that can be written to, and durably. */
final class JournalHealth extends AbstractHealthIndicator {
  private final JdbcClient jdbc;

  JournalHealth(JdbcClient jdbc) {
    super("The journal cannot be asked");
    this.jdbc = jdbc;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    boolean isWritable =
        jdbc.sql(
                """
                select not pg_is_in_recovery() and current_setting('fsync') = 'on'
                  and current_setting('transaction_read_only') = 'off'
                """)
            .query(Boolean.class)
            .single();
    health.status(isWritable ? "UP" : "DOWN");
  }
}
