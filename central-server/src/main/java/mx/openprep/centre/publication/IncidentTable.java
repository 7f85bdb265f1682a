package mx.openprep.centre.publication;

import mx.openprep.message.MessageCode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents of the publication, for people to look at; two that are equal are one. */
final class IncidentTable {
  private final JdbcClient jdbc;

  IncidentTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(MessageCode code, String detail) {
    jdbc.sql("insert into incident (code, detail) values (?, ?) on conflict do nothing")
        .param(code.code())
        .param(detail)
        .update();
  }
}
