package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobState;
import airstep.embedded.slack.SlackInbox;
import airstep.embedded.slack.SlackMessage;
import airstep.embedded.stack.Recording;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A day that is over, and everything that it left behind.
 *
 * @param recording every execution
 * @param airbyte Airbyte, with its own record
 * @param mails what the topic of alarms received
 * @param undelivered the events of executions in the dead-letter queue
 * @param logLines what the steps logged
 * @param published the events on the bus
 * @param seen the executions so far asked about, each once
 */
record PlayedDay(
    Day day,
    Recording recording,
    EmbeddedAirbyte airbyte,
    SlackInbox slack,
    List<String> mails,
    Ledger ledger,
    Map<FaultKind, Integer> struck,
    List<String> undelivered,
    List<String> logLines,
    List<String> published,
    Map<Execution, PlayedExecution> seen) {

  static final String RUN = "run";
  static final String SYNC = "sync";

  private static final Set<FaultKind> SILENCING =
      EnumSet.of(FaultKind.SLACK, FaultKind.SLACK_NOT_OK, FaultKind.SECRETS, FaultKind.STATES);

  PlayedExecution ran(Execution execution) {
    return seen.computeIfAbsent(execution, it -> new PlayedExecution(this, it));
  }

  List<PlayedExecution> executions() {
    return recording.executions().stream().map(this::ran).toList();
  }

  List<PlayedExecution> of(String machine) {
    return executions().stream().filter(it -> it.machine().equals(machine)).toList();
  }

  /** The executions that no other execution started: of flows, clean-ups, and syncs by hand. */
  List<PlayedExecution> roots() {
    return executions().stream().filter(it -> it.starter().isEmpty()).toList();
  }

  /** The executions of the flows themselves. */
  List<PlayedExecution> flows() {
    Set<String> names = day.scene().texts().keySet();
    return executions().stream().filter(it -> names.contains(it.machine())).toList();
  }

  /** The syncs that are not clean-ups. */
  List<PlayedExecution> syncs() {
    return of(SYNC).stream().filter(sync -> sync.input("stopped").isEmpty()).toList();
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

  /**
   * Whether its end is in the dead-letter queue, which has an alarm. That is enough only if a fault
   * could keep {@code NotifyStopped} from alerting.
   */
  boolean isUndelivered(PlayedExecution execution) {
    return struck.keySet().stream()
            .anyMatch(kind -> SILENCING.contains(kind) || FaultKind.CRASHES.contains(kind))
        && undelivered.stream().anyMatch(event -> event.contains(execution.arn()));
  }

  /** The state of the job at that moment of our own time. */
  JobState state(EmbeddedJob job, Instant at) {
    return job.at(at.plus(ahead()));
  }

  boolean isRunning(EmbeddedJob job, Instant at) {
    return !state(job, at).status().isTerminal();
  }

  /** When the job was created, by our own clock. */
  Instant created(EmbeddedJob job) {
    return job.createdAt().minus(ahead());
  }

  /** How far Airbyte's clock was ahead. */
  Duration ahead() {
    return day.ahead(true);
  }
}
