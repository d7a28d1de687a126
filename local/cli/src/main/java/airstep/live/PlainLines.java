package airstep.live;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Prints a line with the time in UTC for each change of a run, without moving the cursor. */
public final class PlainLines implements RunDisplay {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Map<String, String> printed = new HashMap<>();

  public PlainLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void show(LiveRun run, Instant now) {
    Optional<SyncRow> sync = run.changed(now);
    if (sync.isPresent()) {
      SyncRow row = sync.get();
      if (row.phase() != SyncPhase.WAITING) {
        change(now, row.label(), row.words() + row.trouble().orElse(""), row.details());
      }
    } else {
      LiveStatus status = run.status(now);
      change(now, status.flow(), status.state() + status.trouble().orElse(""), status.details());
    }
  }

  @Override
  public void log(String line) {
    out.println(line);
  }

  @Override
  public void end() {}

  /** Prints the details if what happens is new. */
  private void change(Instant now, String who, String what, String details) {
    if (!what.isEmpty() && !what.equals(printed.put(who, what))) {
      out.println(CLOCK.format(now) + "  " + who + "  " + details);
    }
  }
}
