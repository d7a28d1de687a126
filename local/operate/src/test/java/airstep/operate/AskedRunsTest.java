package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.ExecutionStatus;
import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.store.ExecutionStore;
import airstep.store.StoredExecution;
import airstep.vocabulary.run.RunHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** How many calls of Step Functions it takes to find runs among many. */
class AskedRunsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final int RUNS = 60;

  @TempDir private Path directory;

  private final List<String> calls = new ArrayList<>();
  private ExecutionStore store;
  private Place place;

  @BeforeEach
  void open() {
    store = ExecutionStore.open(directory, NOW);
    EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(store));
    SfnClient client =
        InMemorySdkHttpClient.openOnce(
            SfnClient.builder(),
            request -> {
              calls.add(AwsOperation.of(request));
              return states.handle(request);
            });
    place =
        new Place(
            PlaceName.local(NextCommand.here()),
            client,
            Deployment::stateMachine,
            store::logs,
            new LocalPauses(store.pauses()),
            () -> null,
            () -> null,
            () -> {});
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void asksOnlyForRunsThatMayHaveTheStatus() {
    for (int i = 0; i < RUNS; i++) {
      end("daily", "S", i, "SUCCEEDED");
    }
    end("daily", "C", 1, "SUCCEEDED");
    end("daily", "S", RUNS, "FAILED");
    begin("daily", "S", RUNS + 1);
    Runs runs = place.runs();
    assertThat(described(runs, "RUNNING")).as("the one that runs").isEqualTo(1);
    assertThat(described(runs, "FAILED")).as("and the one that failed").isEqualTo(2);
    assertThat(described(runs, "TIMED_OUT")).isEqualTo(1);
    assertThat(described(runs, "CHECKED")).as("and the check").isEqualTo(2);
    assertThat(described(runs, "SKIPPED")).as("all that succeeded").isEqualTo(RUNS + 2);
  }

  @Test
  void asksForTheRunsOfAFlowBackToItsLastSuccess() {
    for (int i = 0; i < RUNS; i++) {
      for (String flow : List.of("daily", "hourly", "weekly")) {
        end(flow, "S", i, flow.equals("weekly") && i == RUNS - 1 ? "FAILED" : "SUCCEEDED");
      }
    }
    StageStatus status = StageStatus.of(place, flows("daily", "hourly", "weekly"), NOW);
    assertThat(status.failed()).map(one -> one.run().flow()).containsExactly("weekly");
    assertThat(calls.stream().filter(call -> call.endsWith("DescribeExecution")))
        .hasSize(1 + 1 + 2);
  }

  @Test
  void listsTheSameRunsAgainIfNothingHasChanged() {
    end("daily", "S", 1, "SUCCEEDED");
    begin("daily", "S", 2);
    Runs first = place.runs();
    assertThat(first.again()).isSameAs(first);
    end("daily", "S", 2, "SUCCEEDED");
    Runs ended = first.again();
    assertThat(ended.listed()).map(ListedRun::status).containsOnly("SUCCEEDED").hasSize(2);
    begin("daily", "S", 3);
    assertThat(ended.again().listed()).hasSize(3);
  }

  @Test
  void findsARunByAnyBeginningOfItsHash() {
    for (int i = 0; i < RUNS; i++) {
      end("daily", "S", i, "SUCCEEDED");
    }
    Runs runs = place.runs();
    ListedRun one = runs.listed().get(RUNS / 2);
    String hash = RunHash.of(one.arn());
    for (int length = one.id().length(); length <= hash.length(); length++) {
      assertThat(runs.find(hash.substring(0, length)).arn()).isEqualTo(one.arn());
    }
    String other = one.id() + (hash.charAt(one.id().length()) == '0' ? "1" : "0");
    assertThatThrownBy(() -> runs.find(other)).isInstanceOf(UnknownRunException.class);
  }

  private long described(Runs runs, String status) {
    calls.clear();
    var _ =
        runs.list(
            new RunFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.empty(),
                false,
                RUNS * 2));
    return calls.size();
  }

  private static List<Flow> flows(String... names) {
    return Stream.of(names)
        .map(name -> FlowReader.of(name, "connections: [00000000-0000-4000-8000-000000000001]\n"))
        .toList();
  }

  private void begin(String flow, String kind, int number) {
    store.begin(execution(flow, kind, number, "RUNNING"), "{}", false);
  }

  private void end(String flow, String kind, int number, String status) {
    begin(flow, kind, number);
    store.end(execution(flow, kind, number, status));
  }

  private static StoredExecution execution(String flow, String kind, int number, String status) {
    String machine = Deployment.stateMachine("run");
    String name = flow + kind + number;
    String arn = machine.replace(":stateMachine:", ":execution:") + ":" + name;
    Instant start = NOW.minusSeconds(60L * (RUNS + 2 - number));
    Optional<Instant> end =
        status.equals("RUNNING") ? Optional.empty() : Optional.of(start.plusSeconds(50));
    Map<String, String> description =
        new HashMap<>(
            Map.of(
                "executionArn", arn,
                "stateMachineArn", machine,
                "name", name,
                "status", status,
                "startDate", start.toString(),
                "input", "{}"));
    end.ifPresent(at -> description.put("stopDate", at.toString()));
    if (status.equals("SUCCEEDED")) {
      String reported = kind.equals("C") ? "CHECKED" : "SUCCEEDED";
      description.put("output", Json.write(Map.of("status", reported)));
    }
    return new StoredExecution(
        arn, machine, ExecutionStatus.valueOf(status), start, end, Json.write(description));
  }
}
