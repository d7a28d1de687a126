package airstep.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The pauses of flows in the file, at most one for each. */
public final class PauseTable {

  private final Database database;

  PauseTable(Database database) {
    this.database = database;
  }

  /** Stores a pause instead of any earlier one of its flow. */
  public void put(StoredPause pause) {
    database.update(
        "insert or replace into pauses values (?, ?, ?)",
        pause.flow(),
        pause.until().map(Instant::toEpochMilli).orElse(null),
        pause.why());
  }

  /** Deletes the pause of a flow. */
  public void remove(String flow) {
    database.update("delete from pauses where flow = ?", flow);
  }

  /** Returns the last pause of a flow, which may have ended. */
  public Optional<StoredPause> of(String flow) {
    return database.query("select * from pauses where flow = ?", PauseTable::pause, flow).stream()
        .findFirst();
  }

  private static StoredPause pause(ResultSet row) throws SQLException {
    long millis = row.getLong("until");
    Optional<Instant> until =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    return new StoredPause(row.getString("flow"), until, row.getString("why"));
  }
}
