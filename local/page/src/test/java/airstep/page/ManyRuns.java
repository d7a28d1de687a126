package airstep.page;

import airstep.asl.ExecutionStatus;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.store.StoredExecution;
import java.time.Duration;
import java.time.Instant;
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
    String machine = Deployment.stateMachine("run");
    for (int i = 0; i < count; i++) {
      String flow = SampleFlows.all().get(i % 3).name();
      String name = flow + "M%06d".formatted(i);
      Instant start = now.minus(TIME.multipliedBy(count - 1 - i).dividedBy(count));
      Instant end = start.plusSeconds(90);
      boolean failed = i % FAILS == 0;
      String arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
      String report =
          failed
              ? "{\"status\":\"FAILED\",\"total\":1,\"failed\":1,\"connections\":[{\"name\":\"Stripe\",\"outcome\":\"FAILED\",\"reason\":\"the"
                    + " source closed the connection\"}]}"
              : "{\"status\":\"SUCCEEDED\",\"total\":1,\"failed\":0}";
      Map<String, String> description =
          Map.of(
              "executionArn",
              arn,
              "stateMachineArn",
              machine,
              "name",
              name,
              "status",
              failed ? "FAILED" : "SUCCEEDED",
              "startDate",
              start.toString(),
              "stopDate",
              end.toString(),
              "input",
              "{\"flow\":\"%s\"}".formatted(flow),
              failed ? "cause" : "output",
              report);
      StoredExecution execution =
          new StoredExecution(
              arn,
              machine,
              failed ? ExecutionStatus.FAILED : ExecutionStatus.SUCCEEDED,
              start,
              Optional.of(end),
              Json.write(description));
      store.begin(execution, "{}", false);
      store.end(execution);
    }
  }
}
