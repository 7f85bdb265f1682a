package mx.openprep.centre.database;

import com.zaxxer.hikari.HikariDataSource;

/** The sessions of the centre, for tests elsewhere that measure what it does with them. */
public final class CentreSessions {
  private CentreSessions() {}

  /** Of user postgres, without a password. */
  public static HikariDataSource open(String url) {
    return Sessions.open(url, "postgres", "");
  }
}
