package org.investordesk.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot be reached, or a used-up pool, from other faults. */
public final class DatabaseAway {

  /** What a client should wait before the next try, in seconds. */
  public static final String RETRY_AFTER = "10";

  /** True where the cause is a connection: none free, refused, or lost (SQL state 08, 57P). */
  public static boolean isCauseOf(@Nullable Throwable fault) {
    var cause = fault;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLTransientConnectionException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        var state = sql.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
          return true;
        }
      }
      cause = cause.getCause();
    }
    return false;
  }

  private DatabaseAway() {}
}
