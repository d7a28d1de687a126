package airstep.store;

import java.util.ArrayList;
import java.util.List;

/** Changes of a database, written in their order, one or more in a transaction. */
final class Changes {

  private static final int MOST_PENDING = 1000;

  private final Database database;
  private final List<Runnable> pending = new ArrayList<>();
  private boolean grouped;

  Changes(Database database) {
    this.database = database;
  }

  /** Lets {@link #add} wait for other changes. */
  synchronized void group() {
    grouped = true;
  }

  /** Writes the change at once, or with the next ones if changes are grouped. */
  synchronized void add(Runnable change) {
    pending.add(change);
    if (!grouped || pending.size() >= MOST_PENDING) {
      flush();
    }
  }

  /** Writes the change together with the next one. */
  synchronized void addToNext(Runnable change) {
    pending.add(change);
  }

  /** Writes the change and all before it at once. */
  synchronized void write(Runnable change) {
    pending.add(change);
    flush();
  }

  synchronized void flush() {
    if (!pending.isEmpty()) {
      List<Runnable> all = List.copyOf(pending);
      pending.clear();
      database.transaction(() -> all.forEach(Runnable::run));
    }
  }
}
