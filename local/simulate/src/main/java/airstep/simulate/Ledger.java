package airstep.simulate;

import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.EmbeddedJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has really done what, as no step can know it: written where the requests take effect. */
final class Ledger {

  private final Timeline timeline;
  private final boolean traced;
  private final Map<Long, String> starts = new LinkedHashMap<>();
  private final Map<Long, Instant> asked = new LinkedHashMap<>();
  private final List<Cancelled> cancels = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();

  Ledger(Timeline timeline, boolean traced) {
    this.timeline = timeline;
    this.traced = traced;
  }

  /** A request of ours that hit a running job; jobs are kept by their serials. */
  record Cancelled(long serial, String execution, Instant sentAt, Instant at) {}

  /** A request of ours to cancel something, whether it hit anything or not. */
  record Sent(String execution, Instant sentAt, Instant at) {}

  void started(EmbeddedJob job, String execution, Instant sentAt) {
    starts.put(job.serial(), execution);
    asked.put(job.serial(), sentAt);
    note("  job " + job.id() + " starts, of " + shortened(execution));
  }

  void startedByPerson(EmbeddedJob job) {
    asked.put(job.serial(), timeline.instant());
    note("  job " + job.id() + " starts, of a person");
  }

  void cancelLanded(String execution, Instant sentAt) {
    sent.add(new Sent(execution, sentAt, timeline.instant()));
  }

  void cancelled(EmbeddedJob job, String execution, Instant sentAt) {
    cancels.add(new Cancelled(job.serial(), execution, sentAt, timeline.instant()));
    note("  job " + job.id() + " is cancelled by " + shortened(execution));
  }

  /**
   * The serials of the jobs that requests of ours have started, and the execution that each was
   * sent for.
   */
  Map<Long, String> starts() {
    return starts;
  }

  /** The execution whose request has started that job, if a request of ours has. */
  Optional<String> starter(EmbeddedJob job) {
    return Optional.ofNullable(starts.get(job.serial()));
  }

  /** When the request for the job was sent; of a job of before, long ago. */
  Instant askedFor(EmbeddedJob job) {
    return asked.getOrDefault(job.serial(), Instant.MIN);
  }

  List<Cancelled> cancels() {
    return cancels;
  }

  /** The requests to cancel that have landed. */
  List<Sent> sent() {
    return sent;
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
