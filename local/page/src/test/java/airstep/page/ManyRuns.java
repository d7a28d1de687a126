package airstep.page;

import airstep.asl.ExecutionStatus;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.store.StoredExecution;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs without histories, as many as wanted, over the last six days. */
final class ManyRuns {

  private static final Duration TIME = Duration.ofDays(6);
  private static final int FAILS = 50;

  private ManyRuns() {}

  /** Adds runs of the sample flows in turn, the last one at that time. */
  static void add(ExecutionStore store, int count, Instant now) {
    store.group();
    for (int i = 0; i < count; i++) {
      String flow = SampleFlows.all().get(i % 3).name();
      Instant start = now.minus(TIME.multipliedBy(count - 1 - i).dividedBy(count));
      String status = i % FAILS == 0 ? "FAILED" : "SUCCEEDED";
      begin(store, flow, i, start);
      end(store, flow, i, start, status);
    }
  }

  /** Begins the run of a flow with a number. */
  static void begin(ExecutionStore store, String flow, int number, Instant start) {
    store.begin(execution(flow, number, start, "RUNNING"), "{}", false);
  }

  /** Ends it 90 s after its start. */
  static void end(ExecutionStore store, String flow, int number, Instant start, String status) {
    store.end(execution(flow, number, start, status));
  }

  private static StoredExecution execution(String flow, int number, Instant start, String status) {
    String machine = Deployment.stateMachine("run");
    String name = flow + "M%06d".formatted(number);
    String arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
    Optional<Instant> end =
        status.equals("RUNNING") ? Optional.empty() : Optional.of(start.plusSeconds(90));
    Map<String, String> description =
        new HashMap<>(
            Map.of(
                "executionArn", arn,
                "stateMachineArn", machine,
                "name", name,
                "status", status,
                "startDate", start.toString(),
                "input", "{\"flow\":\"%s\"}".formatted(flow)));
    end.ifPresent(at -> description.put("stopDate", at.toString()));
    switch (status) {
      case "SUCCEEDED" ->
          description.put("output", "{\"status\":\"SUCCEEDED\",\"total\":1,\"failed\":0}");
      case "FAILED" ->
          description.put(
              "cause",
              """
              {"status": "FAILED", "total": 1, "failed": 1, "connections": [
                {"name": "Stripe", "outcome": "FAILED", "reason": "the source closed the connection"}
              ]}\
              """);
      default -> {}
    }
    return new StoredExecution(
        arn, machine, ExecutionStatus.valueOf(status), start, end, Json.write(description));
  }
}
