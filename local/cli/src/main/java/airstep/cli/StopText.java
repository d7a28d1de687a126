package airstep.cli;

import airstep.operate.Place;
import airstep.operate.Run;
import airstep.operate.StopPlan;
import airstep.operate.StoppedJob;
import airstep.operate.StoppedRun;
import airstep.terminal.TextTable;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** What stopping a run would do, and what it has done. */
record StopText(StopPlan plan) {

  private static final int LONGEST_REASON = 300;

  List<String> before() {
    List<String> lines = new ArrayList<>();
    lines.add("stop run " + plan.run().id() + " of " + plan.run().flow() + ":");
    TextTable jobs = new TextTable("CONNECTION", "JOB", "WHAT BECOMES OF IT");
    for (StoppedJob job : plan.jobs()) {
      jobs.row(job.connection(), ConnectionTable.cell(job.jobId(), Long::toString), fate(job));
    }
    if (plan.jobs().isEmpty()) {
      lines.add("  no job of this run is in Airbyte now");
    } else {
      jobs.lines().stream().map(line -> "  " + line).forEach(lines::add);
    }
    if (plan.waiting() > 0) {
      lines.add(
          plan.waiting() == 1
              ? "  1 connection has not begun, and will not"
              : "  " + plan.waiting() + " connections have not begun, and will not");
    }
    return lines;
  }

  private static String fate(StoppedJob job) {
    return switch (job.fate()) {
      case CANCELLED -> "is cancelled";
      case LEFT_ALONE -> "is left alone: nothing proves that this run has started it";
      case MAY_START -> "may be starting: it is looked for, and left alone";
    };
  }

  List<String> result(StoppedRun stopped, Place place) {
    Run run = stopped.run();
    String what = "run " + run.id() + " of " + run.flow();
    String why =
        stopped.reason().map(reason -> ": " + OneLine.of(reason, LONGEST_REASON)).orElse("");
    if (run.endedAt().isEmpty()) {
      return List.of(what + " still runs" + why);
    }
    if (!stopped.asAsked()) {
      return List.of(what + " ended " + run.status() + " before it was stopped" + why);
    }
    long cancelled =
        plan.jobs().stream().filter(job -> job.fate() == StoppedJob.Fate.CANCELLED).count();
    String cleanUp =
        cancelled == 0
            ? ""
            : "; its clean-up cancels " + (cancelled == 1 ? "1 job" : cancelled + " jobs");
    return List.of(what + " was stopped" + cleanUp, "  " + place.command("runs show " + run.id()));
  }
}
