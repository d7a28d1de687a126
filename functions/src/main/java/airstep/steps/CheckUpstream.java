package airstep.steps;

import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.states.Executions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * Which of the flows has not succeeded since then.
 *
 * <p>An execution that ends well may have synced nothing (a duplicate, a check, a run that skipped
 * all), so the status in its output counts. It counts by when it ended, as the event of its end
 * does.
 */
public final class CheckUpstream extends Step {

  /** Executions are listed by their start, and a run that ends in time may have begun long ago. */
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  public CheckUpstream() {
    this(OnLambda.get());
  }

  public CheckUpstream(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    Executions executions = parts().executions().get();
    Instant since = since(input.needText("since"));
    List<String> missing =
        input.objects("flows").stream()
            .filter(flow -> !hasSucceeded(executions, flow.needText("machine"), since))
            .map(flow -> flow.needText("name"))
            .toList();
    return Map.of("missing", missing);
  }

  private static boolean hasSucceeded(Executions executions, String machine, Instant since) {
    Instant begin = since.minus(LONGEST_RUN);
    for (Executions.Listed execution : executions.succeeded(machine)) {
      if (execution.startedAt().isBefore(begin)) {
        return false;
      }
      boolean inTime = execution.stoppedAt().filter(end -> !end.isBefore(since)).isPresent();
      if (inTime && hasSynced(executions, execution.arn())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasSynced(Executions executions, String arn) {
    return executions
        .describe(arn)
        .output()
        .map(Json::readObject)
        .flatMap(output -> output.text("status"))
        .filter("SUCCEEDED"::equals)
        .isPresent();
  }

  private static Instant since(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new BadInputException("`since` is no time such as 2026-11-22T00:00:00Z: " + text);
    }
  }
}
