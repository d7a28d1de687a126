package airstep.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Another process asks the process of a running execution to stop it.
 *
 * @param error the error code of the stop
 * @param cause the reason
 */
public record StopRequest(String arn, Optional<String> error, Optional<String> cause) {

  static StopRequest read(ResultSet row) throws SQLException {
    return new StopRequest(
        row.getString("arn"),
        Optional.ofNullable(row.getString("error")),
        Optional.ofNullable(row.getString("cause")));
  }
}
