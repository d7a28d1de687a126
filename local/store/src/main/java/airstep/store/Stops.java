package airstep.store;

import java.util.List;
import java.util.function.Supplier;

/** What processes ask each other to stop, since only the process of an execution can stop it. */
public final class Stops {

  private final Database database;
  private final Changes changes;
  private final Supplier<String> owner;

  Stops(Database database, Changes changes, Supplier<String> owner) {
    this.database = database;
    this.changes = changes;
    this.owner = owner;
  }

  /** Asks the process of a running execution to stop it. The first request counts. */
  public void request(StopRequest stop) {
    changes.write(
        () ->
            database.update(
                "insert or ignore into stops values (?, ?, ?)",
                stop.arn(),
                stop.error().orElse(null),
                stop.cause().orElse(null)));
  }

  /** Returns which running executions of this process others have asked to stop. */
  public List<StopRequest> requested() {
    changes.flush();
    return database.query(
        "select s.* from executions e join stops s on s.arn = e.arn"
            + " where e.status = 'RUNNING' and e.owner = ?",
        StopRequest::read,
        owner.get());
  }
}
