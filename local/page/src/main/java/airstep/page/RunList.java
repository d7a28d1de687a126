package airstep.page;

import airstep.operate.ListedRun;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import java.time.Instant;
import java.util.List;

/**
 * One listing of the runs of a place.
 *
 * @param all newest first
 */
record RunList(Runs runs, List<ListedRun> all) {

  RunList(Runs runs) {
    this(runs, runs.listed());
  }

  /** Returns the runs that were running at any time in a period, newest first. */
  List<ListedRun> overlapping(Instant from, Instant to, Instant now) {
    return all.stream()
        .filter(each -> each.startedAt().isBefore(to))
        .filter(each -> !each.endedAt().orElse(now).isBefore(from))
        .toList();
  }

  /** Returns the runs that began in a period, newest first. */
  List<ListedRun> started(Instant from, Instant to) {
    return all.stream()
        .filter(each -> each.startedAt().isBefore(to) && !each.startedAt().isBefore(from))
        .toList();
  }

  /** Returns the newest runs of a flow that were no checks. */
  List<ListedRun> of(String flow, int most) {
    return runs.listed(flow, most);
  }

  /** Returns what is known of a run without asking for it. */
  static JsonFields brief(ListedRun run) {
    return new JsonFields()
        .put("id", run.id())
        .put("flow", run.flow())
        .put("check", run.check())
        .put("status", run.status())
        .put("startedAt", run.startedAt())
        .put("endedAt", run.endedAt());
  }
}
