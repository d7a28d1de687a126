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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A day that is over, and all that it has left behind.
 *
 * @param recording every execution
 * @param airbyte the far end, with its own record
 * @param ahead how far Airbyte's clock was ahead
 * @param mails what the topic of alarms has taken in Slack's place
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
    List<String> mails,
    Ledger ledger,
    Map<FaultKind, Integer> struck,
    List<String> untold,
    List<String> logLines,
    List<String> published) {

  static final String SYNC = "sync";

  /** Two seconds apart in an answer are less than three, since Airbyte gives whole ones. */
  static final Duration SAME_TIME = Duration.ofSeconds(3);

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

  /** The alerts of something that did not succeed: not of what has recovered, or was noticed. */
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

  /** Whether the text tells of that execution, by its ARN or by its name. */
  static boolean names(String text, Execution execution) {
    return text.contains(execution.name())
        && Pattern.compile(
                "(?<![A-Za-z0-9_-])" + Pattern.quote(execution.name()) + "(?![A-Za-z0-9_-])")
            .matcher(text)
            .find();
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

  /**
   * The job that a sync means by a number: what its own trigger was answered with, or else the one
   * that had the number when the sync last heard of it.
   */
  Optional<EmbeddedJob> job(Execution sync, long id) {
    Optional<Learnt> heard =
        Learnt.of(sync).stream().filter(learnt -> learnt.jobId() == id).reduce((_, last) -> last);
    Instant then =
        heard.map(Learnt::at).orElseGet(() -> sync.stopDate().orElse(Instant.MAX)).plus(ahead);
    Comparator<EmbeddedJob> own =
        Comparator.comparing(job -> sync.arn().equals(ledger.starts().get(job.serial())));
    Comparator<EmbeddedJob> there = Comparator.comparing(job -> !job.isGoneAt(then));
    boolean answered = heard.map(Learnt::ours).orElse(true);
    return airbyte.jobs().stream()
        .filter(job -> job.id() == id && !job.createdAt().isAfter(then))
        .max(
            (answered ? own.thenComparing(there) : there.thenComparing(own))
                .thenComparingLong(EmbeddedJob::serial));
  }

  /**
   * The job that the last looks of that sync have seen until then. What no protocol can promise:
   * where Airbyte forgets a job and gives its number to another one of the same connection and type
   * within two seconds, nothing in an answer tells the two apart.
   */
  Optional<EmbeddedJob> seen(Execution sync, long id, Instant until) {
    Optional<EmbeddedJob> meant = job(sync, id);
    return meant
        .filter(job -> job.goneAt().isPresent())
        .flatMap(
            job ->
                airbyte.jobs().stream()
                    .filter(other -> isTwin(job, other) && !created(other).isAfter(until))
                    .findFirst())
        .or(() -> meant);
  }

  private static boolean isTwin(EmbeddedJob job, EmbeddedJob later) {
    return later.id() == job.id()
        && later.serial() > job.serial()
        && later.connectionId().equals(job.connectionId())
        && later.type() == job.type()
        && Duration.between(job.createdAt(), later.createdAt()).compareTo(SAME_TIME) <= 0;
  }

  /**
   * Whether a request for a job of that sync may have hit this one, which nothing tells from it.
   */
  boolean isTwinOfOne(Execution sync, EmbeddedJob hit) {
    return jobsOf(sync).stream().anyMatch(job -> isTwin(job, hit));
  }

  /** The jobs whose numbers came back as answers to the sync's own triggers. */
  boolean isProven(Execution sync, EmbeddedJob job) {
    return Learnt.of(sync).stream()
        .filter(Learnt::ours)
        .anyMatch(learnt -> job(sync, learnt.jobId()).filter(job::equals).isPresent());
  }

  /** The job with that serial. */
  EmbeddedJob job(long serial) {
    return airbyte.jobs().stream().filter(job -> job.serial() == serial).findFirst().orElseThrow();
  }

  /** How the job stood at that moment of our own time. */
  JobState state(EmbeddedJob job, Instant at) {
    return job.at(at.plus(ahead));
  }

  /** What has become of the job in the end. */
  JobState end(EmbeddedJob job) {
    return job.at(Day.BEGIN.plus(Play.LONGEST));
  }

  /** When the job came to be, on our own clock. */
  Instant created(EmbeddedJob job) {
    return job.createdAt().minus(ahead);
  }

  /** The jobs that requests of this execution have started, oldest first. */
  List<EmbeddedJob> jobsOf(Execution sync) {
    return airbyte.jobs().stream()
        .filter(job -> sync.arn().equals(ledger.starts().get(job.serial())))
        .toList();
  }
}
