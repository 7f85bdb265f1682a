package mx.openprep.centre.desk;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the desk. */
record DeskTables(WorkTable work, LeaseTable leases, RequestTable requests, TrayTable tray) {
  static DeskTables of(JdbcClient jdbc, WorkTable work) {
    return new DeskTables(work, new LeaseTable(jdbc), new RequestTable(jdbc), new TrayTable(jdbc));
  }
}
