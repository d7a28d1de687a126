package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobState;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.slack.SlackMessage;
import airstep.embedded.stack.Recording;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A day that is over, and all that it left behind.
 *
 * @param recording every execution
 * @param airbyte Airbyte, with its own record
 * @param mails what the topic of alarms received
 * @param undelivered the events of executions in the dead-letter queue
 * @param logLines what the steps logged
 * @param published the events on the bus
 */
record Played(
    Day day,
    Recording recording,
    EmbeddedAirbyte airbyte,
    SlackInbox slack,
    List<String> mails,
    Ledger ledger,
    Map<FaultKind, Integer> struck,
    List<String> undelivered,
    List<String> logLines,
    List<String> published) {

  static final String SYNC = "sync";

  private static final Set<FaultKind> SILENCING =
      EnumSet.of(
          FaultKind.SLACK,
          FaultKind.SLACK_NOT_OK,
          FaultKind.SECRETS,
          FaultKind.STATES,
          FaultKind.STEP_CRASH_BEFORE,
          FaultKind.STEP_CRASH_AFTER,
          FaultKind.STEP_RUNS_ON,
          FaultKind.STEP_OVERRUN);

  List<Execution> executions() {
    return recording.executions();
  }

  /** The executions of that machine. */
  List<Execution> of(String machine) {
    return executions().stream().filter(it -> machine(it).equals(machine)).toList();
  }

  /** The executions that no other one started: of flows, clean-ups, and syncs by hand. */
  List<Execution> roots() {
    return executions().stream().filter(it -> recording.starterOf(it).isEmpty()).toList();
  }

  /** The execution at the top of those that led to this one. */
  Execution root(Execution execution) {
    return recording.starterOf(execution).map(this::root).orElse(execution);
  }

  /** The executions of the flows themselves. */
  List<Execution> flows() {
    Set<String> names = day.scene().texts().keySet();
    return executions().stream().filter(it -> names.contains(machine(it))).toList();
  }

  /** The syncs that are not clean-ups. */
  List<Execution> syncs() {
    return of(SYNC).stream().filter(sync -> stopped(sync).isEmpty()).toList();
  }

  /** The clean-ups of that sync, and those of a clean-up that was stopped. */
  List<Execution> cleanUps(Execution sync) {
    return of(SYNC).stream()
        .filter(other -> stopped(other).filter(sync.arn()::equals).isPresent())
        .flatMap(cleanUp -> Stream.concat(Stream.of(cleanUp), cleanUps(cleanUp).stream()))
        .toList();
  }

  /** The alerts of a failure, rather than of a recovery, a notice or a stuck job. */
  List<String> failureAlerts() {
    return Stream.concat(
            slack.messages().stream()
                .map(SlackMessage::payload)
                .filter(payload -> isOfFailure(payload.at("/blocks/0/text/text").asText()))
                .map(JsonNode::toString),
            mails.stream().filter(mail -> mail.lines().findFirst().orElse("").endsWith(" failed")))
        .toList();
  }

  private static boolean isOfFailure(String headline) {
    boolean stuck = headline.contains(": pending for ") || headline.contains(": running for ");
    return headline.startsWith("🔴") || (headline.startsWith("🟠") && !stuck);
  }

  /** Whether the text names that execution, by its ARN or by its name. */
  static boolean names(String text, Execution execution) {
    return text.contains(execution.name())
        && Pattern.compile(
                "(?<![A-Za-z0-9_-])" + Pattern.quote(execution.name()) + "(?![A-Za-z0-9_-])")
            .matcher(text)
            .find();
  }

  /**
   * Whether its end is in the dead-letter queue, which has an alarm. That is enough only if a fault
   * could keep {@code NotifyStopped} from alerting.
   */
  boolean isUndelivered(Execution execution) {
    return struck.keySet().stream().anyMatch(SILENCING::contains)
        && undelivered.stream().anyMatch(event -> event.contains(execution.arn()));
  }

  static String machine(Execution execution) {
    return execution.stateMachineArn().substring(execution.stateMachineArn().lastIndexOf(':') + 1);
  }

  /** The execution that this one cleans up after, if it is a clean-up. */
  static Optional<String> stopped(Execution execution) {
    return Recording.input(execution).text("stopped");
  }

  /** What the execution reports at its end, in its output or its cause. */
  static JsonObject report(Execution execution) {
    try {
      return Json.readObject(execution.output().or(execution::cause).orElse("{}"));
    } catch (MalformedJsonException _) {
      return JsonObject.empty();
    }
  }

  /** The outcome that it reports; the status of its execution if it reports none. */
  static String outcome(Execution sync) {
    return report(sync).text("outcome").orElse(sync.status().name());
  }

  static String reason(Execution sync) {
    return report(sync).text("reason").orElse("");
  }

  /** How far Airbyte's clock was ahead. */
  Duration ahead() {
    return day.ahead(true);
  }

  /** How the job was at that moment of our own time. */
  JobState state(EmbeddedJob job, Instant at) {
    return job.at(at.plus(ahead()));
  }

  /** What became of the job in the end. */
  JobState end(EmbeddedJob job) {
    return job.at(Day.BEGIN.plus(Play.LONGEST));
  }

  /** When the job was created, by our own clock. */
  Instant created(EmbeddedJob job) {
    return job.createdAt().minus(ahead());
  }

  /** The jobs that requests of this execution started, oldest first. */
  List<EmbeddedJob> jobsOf(Execution sync) {
    return airbyte.jobs().stream().filter(job -> ledger.isStarter(sync, job)).toList();
  }
}
