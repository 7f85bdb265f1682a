package mx.openprep.centre.database;

/** Where the centre's PostgreSQL is; closing stops it if it is the centre's own. */
interface Database extends AutoCloseable {
  Coordinates coordinates();

  @Override
  void close();

  /** How to connect. */
  record Coordinates(String url, String user, String password) {}

  /** A database that somebody else runs. */
  record External(Coordinates coordinates) implements Database {
    @Override
    public void close() {}
  }
}
