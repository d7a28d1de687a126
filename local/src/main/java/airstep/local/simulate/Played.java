package airstep.local.simulate;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.local.embedded.airbyte.EmbeddedAirbyte;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.airbyte.JobState;
import airstep.local.embedded.slack.SlackInbox;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A day that is over, and all that it has left behind.
 *
 * @param recording every execution
 * @param airbyte the far end, with its own record
 * @param ahead how far Airbyte's clock was ahead
 * @param untold the events of executions that nobody could be told of
 * @param logLines what the steps have logged
 * @param published the events on the bus
 */
record Played(
    Day day,
    Recording recording,
    EmbeddedAirbyte airbyte,
    Duration ahead,
    SlackInbox slack,
    Ledger ledger,
    Map<FaultKind, Integer> struck,
    List<String> untold,
    List<String> logLines,
    List<String> published) {

  static final String SYNC = "sync";

  private static final Set<FaultKind> SILENCING =
      EnumSet.of(
          FaultKind.SLACK,
          FaultKind.SECRETS,
          FaultKind.STATES,
          FaultKind.STEP_CRASH_BEFORE,
          FaultKind.STEP_CRASH_AFTER,
          FaultKind.STEP_RUNS_ON,
          FaultKind.STEP_OVERRUN);

  /** The executions of a machine that all flows share. */
  List<Execution> of(String machine) {
    return recording.executions().stream()
        .filter(execution -> execution.stateMachineArn().endsWith(":" + machine))
        .toList();
  }

  /** The executions that no other one has started: of flows, clean-ups, and syncs by hand. */
  List<Execution> roots() {
    return recording.executions().stream()
        .filter(execution -> recording.starterOf(execution).isEmpty())
        .toList();
  }

  /** The execution at the top of what has led to this one. */
  Execution root(Execution execution) {
    return recording.starterOf(execution).map(this::root).orElse(execution);
  }

  /** The executions of the flows themselves. */
  List<Execution> flows() {
    return recording.executions().stream()
        .filter(execution -> day.scene().texts().containsKey(machine(execution)))
        .toList();
  }

  /** The syncs that are no clean-ups. */
  List<Execution> syncs() {
    return of(SYNC).stream().filter(sync -> stopped(sync).isEmpty()).toList();
  }

  /** The clean-ups of that sync, and what was started because one of them was stopped. */
  List<Execution> cleanUps(Execution sync) {
    return of(SYNC).stream()
        .filter(other -> stopped(other).filter(sync.arn()::equals).isPresent())
        .flatMap(cleanUp -> Stream.concat(Stream.of(cleanUp), cleanUps(cleanUp).stream()))
        .toList();
  }

  /**
   * Whether its end is in the dead-letter queue, whose alarm goes another way. That is enough only
   * where something kept {@code NotifyStopped} from telling.
   */
  boolean isUntold(Execution execution) {
    return struck.keySet().stream().anyMatch(SILENCING::contains)
        && untold.stream().anyMatch(event -> event.contains(execution.arn()));
  }

  static String machine(Execution execution) {
    return execution.stateMachineArn().substring(execution.stateMachineArn().lastIndexOf(':') + 1);
  }

  static Optional<String> stopped(Execution execution) {
    return Recording.input(execution).text("stopped");
  }

  /** What the execution says at its end, in its output or its cause. */
  static JsonObject told(Execution execution) {
    try {
      return Json.readObject(execution.output().or(execution::cause).orElse("{}"));
    } catch (MalformedJsonException _) {
      return JsonObject.empty();
    }
  }

  /** The outcome that it tells; how its execution ended if it tells none. */
  static String outcome(Execution sync) {
    return told(sync).text("outcome").orElse(sync.status().name());
  }

  Optional<Job> job(long id) {
    return airbyte.jobs().stream().filter(job -> job.id() == id).findFirst();
  }

  /** How the job stood at that moment of our own time. */
  JobState state(Job job, Instant at) {
    return job.at(at.plus(ahead));
  }

  /** What has become of the job in the end. */
  JobState end(Job job) {
    return job.at(Day.BEGIN.plus(Play.LONGEST));
  }

  /** When the job came to be, on our own clock. */
  Instant created(Job job) {
    return job.createdAt().minus(ahead);
  }

  /** The jobs that requests of this execution have started, oldest first. */
  List<Job> jobsOf(Execution sync) {
    return airbyte.jobs().stream()
        .filter(job -> sync.arn().equals(ledger.starts().get(job.id())))
        .toList();
  }
}
