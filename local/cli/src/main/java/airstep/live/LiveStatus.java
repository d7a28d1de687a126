package airstep.live;

import airstep.terminal.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is known of a run at one moment.
 *
 * @param state the name of the state that was entered last
 * @param again when that state tries again or goes on
 * @param trouble why it tries again
 * @param rows the connections, worst first
 */
public record LiveStatus(
    String flow,
    String state,
    Duration elapsed,
    Optional<Duration> again,
    Optional<String> trouble,
    List<SyncRow> rows) {

  public LiveStatus {
    rows = rows.stream().sorted(SyncRow.WORST_FIRST).toList();
  }

  /** Returns what the whole run does, in one line. */
  String summary() {
    List<String> parts = new ArrayList<>(List.of(flow, Console.duration(elapsed.toSeconds())));
    if (rows.size() > 1) {
      parts.add(rows.size() + " connections: " + counts(rows));
    }
    boolean syncing = rows.stream().anyMatch(row -> !row.phase().ended());
    if (!syncing && !state.isEmpty()) {
      parts.add(details());
    }
    return String.join(" · ", parts);
  }

  /** Returns the state, and why and when it tries again. */
  String details() {
    return state
        + again.map(time -> ", again in " + Console.duration(time.toSeconds())).orElse("")
        + trouble.map(why -> ": " + why).orElse("");
  }

  /** Returns a text such as {@code 2 failed, 20 running, 11 waiting}. */
  static String counts(List<SyncRow> rows) {
    Map<SyncPhase, Long> counts =
        rows.stream()
            .collect(Collectors.groupingBy(SyncRow::phase, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().word())
        .collect(Collectors.joining(", "));
  }
}
