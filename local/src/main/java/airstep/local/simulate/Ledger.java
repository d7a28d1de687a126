package airstep.local.simulate;

import airstep.local.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has really done what, as no step can know it: written where the requests take effect. */
final class Ledger {

  private final Timeline timeline;
  private final boolean traced;
  private final Map<Long, String> starts = new LinkedHashMap<>();
  private final Map<Long, Instant> asked = new LinkedHashMap<>();
  private final List<Cancelled> cancels = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();

  Ledger(Timeline timeline, boolean traced) {
    this.timeline = timeline;
    this.traced = traced;
  }

  /** A request of ours that hit a running job. */
  record Cancelled(long jobId, String execution, Instant sentAt, Instant at) {}

  void started(long jobId, String execution, Instant sentAt) {
    starts.put(jobId, execution);
    asked.put(jobId, sentAt);
    note("  job " + jobId + " starts, of " + shortened(execution));
  }

  void startedByPerson(long jobId) {
    asked.put(jobId, timeline.instant());
  }

  void cancelled(long jobId, String execution, Instant sentAt) {
    cancels.add(new Cancelled(jobId, execution, sentAt, timeline.instant()));
    note("  job " + jobId + " is cancelled by " + shortened(execution));
  }

  /** The jobs that requests of ours have started, and the execution that each was sent for. */
  Map<Long, String> starts() {
    return starts;
  }

  /** When the request for the job was sent. */
  Instant askedFor(long jobId) {
    return asked.get(jobId);
  }

  List<Cancelled> cancels() {
    return cancels;
  }

  boolean traced() {
    return traced;
  }

  /** Adds a line to the trace, if there is one. */
  void note(String line) {
    if (traced) {
      trace.add(timeline.instant().toString().substring(11) + "  " + line);
    }
  }

  List<String> trace() {
    return trace;
  }

  /** An execution as a trace names it: its machine, and the end of its name. */
  static String shortened(String arn) {
    String[] parts = arn.split(":", -1);
    if (parts.length < 8) {
      return arn;
    }
    String name = parts[7];
    return parts[6] + " …" + name.substring(Math.max(0, name.length() - 6));
  }
}
