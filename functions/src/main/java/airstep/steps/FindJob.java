package airstep.steps;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.sync.FindInput;
import airstep.vocabulary.sync.FindOutput;
import airstep.vocabulary.sync.FindOutput.Left;
import airstep.vocabulary.sync.FindOutput.LeftBehind;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.SyncPlan;
import airstep.vocabulary.sync.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds what a stopped sync has left in Airbyte, from the history of its execution.
 *
 * <p>A job is the sync's own only if its id was in the answer to the sync's own trigger.
 */
public final class FindJob extends Step {

  public FindJob() {
    this(OnLambda.get());
  }

  public FindJob(StepParts parts) {
    super(parts);
  }

  @Override
  FindOutput run(JsonObject json, StepLog log) {
    FindInput input = FindInput.read(json);
    Executions executions = parts().executions().get();
    ExecutionDescription stopped = executions.describe(input.stopped());
    JsonObject given = Json.readObject(stopped.input());
    check(stopped, input.machine(), given);
    SyncHistory history = SyncHistory.of(executions.backwards(stopped.arn()));
    Outcome outcome = outcome(stopped);
    LeftBehind left = left(history, outcome);
    log.info("found", Map.of("stopped", stopped.arn(), "left", left.left().name()));
    return new FindOutput(
        new FindOutput.Origin(given.text("flow"), given.texts("tags"), stopped.arn()),
        history.sync().orElse(SyncPlan.unprepared(given.text("connectionId").orElse("none"))),
        history.triggers(),
        history.polls(),
        left,
        new SyncEnd(outcome, Outcome.UNKNOWN, Optional.of(stopped.status())));
  }

  private static void check(ExecutionDescription stopped, String machine, JsonObject given) {
    if (!stopped.machine().equals(machine)) {
      throw new BadInputException(stopped.arn() + " is not an execution of " + machine);
    }
    if (given.fields().containsKey("stopped")) {
      throw new BadInputException(
          stopped.arn() + " is itself a clean-up: give the ARN of the sync that it cleaned up");
    }
    if (stopped.status().equals("RUNNING")) {
      throw new BadInputException(stopped.arn() + " is still running: stop it first");
    }
  }

  private static Outcome outcome(ExecutionDescription stopped) {
    return switch (stopped.status()) {
      case "ABORTED" -> Outcome.CANCELLED;
      case "TIMED_OUT" -> Outcome.TIMED_OUT;
      default -> Outcome.FAILED;
    };
  }

  private static LeftBehind left(SyncHistory history, Outcome outcome) {
    return switch (history.left()) {
      case SyncHistory.Nothing _ -> LeftBehind.nothing(Verdict.of(outcome, SyncReason.NO_JOB));
      case SyncHistory.Trigger trigger ->
          history.sync().flatMap(Watermark::of).isPresent()
              ? LeftBehind.trigger(trigger.sentBy(), Verdict.of(outcome, SyncReason.NO_JOB_CAME))
              : LeftBehind.nothing(Verdict.of(Outcome.UNKNOWN, SyncReason.JOB_MAY_RUN));
      case SyncHistory.Running job ->
          new LeftBehind(
              Left.JOB,
              job.cancelSentBy(),
              OptionalLong.of(job.jobId()),
              job.ours(),
              job.createdAt(),
              Optional.of(job.triggeredAt()),
              job.cancelSentBy().isPresent(),
              Optional.empty(),
              Optional.empty());
      case SyncHistory.Ended(Instant triggeredAt, JobAnswer job) ->
          new LeftBehind(
              Left.NOTHING,
              Optional.empty(),
              OptionalLong.of(job.jobId()),
              false,
              Optional.empty(),
              Optional.of(triggeredAt),
              false,
              Optional.of(Verdict.of(job.outcome().orElse(Outcome.UNKNOWN), SyncReason.JOB_ENDED)),
              Optional.of(job));
    };
  }
}
