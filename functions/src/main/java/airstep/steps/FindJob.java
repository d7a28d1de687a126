package airstep.steps;

import airstep.json.Json;
import airstep.log.StepLog;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.sync.FindInput;
import airstep.vocabulary.sync.FindOutput;
import airstep.vocabulary.sync.FindOutput.LeftBehind;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.SyncPlan;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a stopped sync has left in Airbyte, from the history of its execution.
 *
 * <p>A job is the sync's own only if its id was in the answer to the sync's own trigger.
 */
public final class FindJob extends Step<FindInput, FindOutput> {

  public FindJob() {
    this(OnLambda.withExecutions());
  }

  public FindJob(StepParts parts) {
    super(parts, FindInput::read);
  }

  @Override
  FindOutput run(FindInput input, StepLog log) {
    Executions executions = parts().executions().get();
    ExecutionDescription stopped = executions.describe(input.stopped());
    JsonObject given = Json.readObject(stopped.input());
    check(stopped, input.machine(), given);
    Outcome outcome = outcome(stopped);
    SyncHistory history = SyncHistory.of(outcome, executions.backwards(stopped.arn()));
    LeftBehind left = history.left();
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
}
