package airstep.page;

import static java.time.ZoneOffset.UTC;

import airstep.operate.ListedRun;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many runs began on a day in UTC.
 *
 * @param well those that ended with success, or run
 * @param badly those that failed, timed out or were stopped
 */
record DayCount(LocalDate day, int well, int badly) implements JsonRecord {

  /** How many days the page shows. */
  private static final int DAYS = 30;

  /** Returns the counts of the last days, the oldest first. */
  static List<DayCount> of(List<ListedRun> runs, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, UTC);
    Map<LocalDate, int[]> counts = new HashMap<>();
    for (ListedRun run : runs) {
      boolean badly = !run.status().equals("SUCCEEDED") && !run.status().equals("RUNNING");
      counts
          .computeIfAbsent(LocalDate.ofInstant(run.startedAt(), UTC), _ -> new int[2])[
          badly ? 1 : 0]++;
    }
    List<DayCount> days = new ArrayList<>();
    for (LocalDate day = today.minusDays(DAYS - 1); !day.isAfter(today); day = day.plusDays(1)) {
      int[] count = counts.getOrDefault(day, new int[2]);
      days.add(new DayCount(day, count[0], count[1]));
    }
    return days;
  }

  @Override
  public JsonFields json() {
    return new JsonFields().put("day", day.toString()).put("well", well).put("badly", badly);
  }
}
