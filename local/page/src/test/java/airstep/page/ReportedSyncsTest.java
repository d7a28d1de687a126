package airstep.page;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.states.RecordedExecutions;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.json.Json;
import airstep.operate.RunDetails;
import airstep.statemachine.Deployment;
import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.states.HistoryEntry.TaskFailed;
import airstep.states.HistoryEntry.TaskSucceeded;
import airstep.states.SfnExecutions;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The syncs of a run are shown as they reported to it, without a call for each of them. */
class ReportedSyncsTest {

  @TempDir private Path directory;

  private final List<String> calls = new ArrayList<>();

  @Test
  void asksOnlyForSyncsThatHaveNotReported() {
    try (var store = SampleHistory.play(directory, Duration.ofHours(34)).store()) {
      EmbeddedStates states = new EmbeddedStates(RecordedExecutions.of(store));
      SfnExecutions executions =
          new SfnExecutions(
              InMemorySdkHttpClient.openOnce(
                  SfnClient.builder(),
                  request -> {
                    calls.add(AwsOperation.of(request));
                    return states.handle(request);
                  }));
      int failed = 0;
      for (Executions.Listed run : executions.newest(Deployment.stateMachine("run"))) {
        calls.clear();
        RunDetails details = RunDetails.read(run.arn(), executions);
        long asked = calls.stream().filter(it -> it.endsWith(".DescribeExecution")).count();
        long open =
            details.connections().stream().filter(it -> it.outcome().equals("RUNNING")).count();
        assertThat(asked).as(run.arn()).isEqualTo(1 + open);
        RunDetails read = RunDetails.read(run.arn(), new Silent(executions));
        assertThat(Json.write(details.json())).isEqualTo(Json.write(read.json()));
        failed += details.connections().stream().anyMatch(it -> it.failed()) ? 1 : 0;
      }
      assertThat(failed).isGreaterThan(1);
    }
  }

  /** Histories that do not show how the executions ended that a run started. */
  private record Silent(Executions all) implements Executions {

    @Override
    public Iterable<HistoryEntry> backwards(String arn) {
      return StreamSupport.stream(all.backwards(arn).spliterator(), false)
          .map(
              event ->
                  switch (event) {
                    case TaskFailed failed -> new HistoryEntry.Other(failed.at());
                    case TaskSucceeded done when done.result().contains("\"ExecutionArn\"") ->
                        new HistoryEntry.Other(done.at());
                    default -> event;
                  })
          .toList();
    }

    @Override
    public ExecutionDescription describe(String arn) {
      return all.describe(arn);
    }

    @Override
    public Iterable<Listed> succeeded(String machineArn) {
      return all.succeeded(machineArn);
    }

    @Override
    public Iterable<Listed> running(String machineArn) {
      return all.running(machineArn);
    }

    @Override
    public Iterable<Listed> newest(String machineArn) {
      return all.newest(machineArn);
    }

    @Override
    public JsonObject definitionOf(String arn) {
      return all.definitionOf(arn);
    }
  }
}
