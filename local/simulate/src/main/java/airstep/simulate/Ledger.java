package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.HistoryEvent;
import airstep.asl.json.JsonValues;
import airstep.asl.timeline.Timeline;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.http.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who really did what, recorded where requests take effect; the steps cannot know this. */
final class Ledger {

  private static final int LONGEST = 400;

  private static final Pattern SHOWN =
      Pattern.compile("Execution(Started|Succeeded|Failed|TimedOut|Aborted)|Task(Failed|TimedOut)");

  private final Timeline timeline;
  private final boolean traced;
  private final Map<Long, String> starters = new LinkedHashMap<>();
  private final Map<Long, Instant> requested = new LinkedHashMap<>();
  final List<Hit> hits = new ArrayList<>();
  final List<Cancel> cancels = new ArrayList<>();
  final List<Listing> listings = new ArrayList<>();
  final List<String> trace = new ArrayList<>();

  Ledger(Timeline timeline, boolean traced) {
    this.timeline = timeline;
    this.traced = traced;
  }

  /** A cancel that landed, whether it hit a job or not. */
  record Cancel(String execution, Instant sentAt, Instant at) {}

  record Hit(EmbeddedJob job, Cancel cancel) {}

  /** A list of jobs that a step read for an execution, and then answered. */
  record Listing(String execution, Instant at, Http.Response answer) {

    /**
     * Whether that job is in it, rather than a later one with the same id.
     *
     * @param ahead how far Airbyte's clock is ahead
     */
    boolean shows(EmbeddedJob job, Duration ahead) {
      return !job.isGoneAt(at.plus(ahead)) && FaultyLists.jobs(answer).contains(job.id());
    }
  }

  void started(EmbeddedJob job, String execution, Instant sentAt) {
    starters.put(job.serial(), execution);
    requested.put(job.serial(), sentAt);
    note("job " + job.id() + " starts, requested by " + shortened(execution));
  }

  void startedByPerson(EmbeddedJob job) {
    requested.put(job.serial(), timeline.instant());
    note("job " + job.id() + " starts, requested by a person");
  }

  void cancelLanded(String execution, Instant sentAt, List<EmbeddedJob> hit) {
    Cancel cancel = new Cancel(execution, sentAt, timeline.instant());
    cancels.add(cancel);
    for (EmbeddedJob job : hit) {
      hits.add(new Hit(job, cancel));
      note("job " + job.id() + " is cancelled by " + shortened(execution));
    }
  }

  /** The execution whose request started that job, unless a person did. */
  Optional<String> starter(EmbeddedJob job) {
    return Optional.ofNullable(starters.get(job.serial()));
  }

  /** When the job was requested; long ago for a job from before the day. */
  Instant requestedAt(EmbeddedJob job) {
    return requested.getOrDefault(job.serial(), Instant.MIN);
  }

  boolean hasCancelled(PlayedExecution ran) {
    return cancels.stream().anyMatch(cancel -> cancel.execution().equals(ran.arn()));
  }

  /** Adds the state that an execution entered, or how it or one of its steps ends. */
  void event(Execution execution, HistoryEvent event) {
    String type = event.type().awsName();
    if (traced && type.endsWith("StateEntered")) {
      line(shortened(execution.arn()) + "  " + value(event, "name"));
    } else if (traced && SHOWN.matcher(type).matches()) {
      String text =
          type + " " + value(event, "error") + value(event, "cause") + value(event, "output");
      line(shortened(execution.arn()) + "  " + text.substring(0, Math.min(LONGEST, text.length())));
    }
  }

  private static String value(HistoryEvent event, String name) {
    return event
        .value(name)
        .map(value -> value instanceof String ? value + " " : JsonValues.write(value))
        .orElse("");
  }

  /** Adds an indented line. */
  void note(String line) {
    line("  " + line);
  }

  /** Adds a line to the trace, if there is one. */
  private void line(String line) {
    if (traced) {
      trace.add(timeline.instant().toString().substring(11) + "  " + line);
    }
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
