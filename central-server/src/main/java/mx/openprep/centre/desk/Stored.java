package mx.openprep.centre.desk;

import java.sql.SQLException;
import java.util.function.Supplier;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Work on the database whose failure a person at a CCV is told. */
final class Stored {
  private static final String SQLSTATE_DISK_FULL = "53100";

  private Stored() {}

  /**
   * Does the work.
   *
   * @throws Refusal DISK_FULL or STORE_FAILED when the database does not take it; nothing is done
   */
  static <T> T by(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && SQLSTATE_DISK_FULL.equals(sql.getSQLState())) {
          throw new Refusal(MessageCode.DISK_FULL, e);
        }
      }
      throw new Refusal(MessageCode.STORE_FAILED, e);
    }
  }
}
