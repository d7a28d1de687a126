package airstep.embedded.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.asl.Execution;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.transport.InMemorySdkHttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;

/** Calls the embedded Step Functions with the SDK's client. */
class EmbeddedStatesTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:nap";
  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Nap", "TimeoutSeconds": 900, "States": {
       "Nap": {"Type": "Wait", "Seconds": 60, "Next": "Awake"},
       "Awake": {"Type": "Succeed", "Output": {"rested": true}}}}
      """;
  private static final long SEED = 1;

  private final VirtualTimeline timeline = new VirtualTimeline(SEVEN);
  private final StepFunctions stepFunctions =
      new StepFunctions(
          timeline, new Random(SEED), _ -> Optional.empty(), StepFunctionsOptions.defaults());
  private final SfnClient client =
      SfnClient.builder()
          .httpClient(new InMemorySdkHttpClient(new EmbeddedStates(timeline, stepFunctions)))
          .region(Region.US_EAST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "none")))
          .build();

  @BeforeEach
  void create() {
    var _ = stepFunctions.createStateMachine(MACHINE, DEFINITION);
  }

  @AfterEach
  void close() {
    client.close();
    timeline.close();
  }

  @Test
  void describesRunningAndEndedExecutions() {
    String arn = start("one").arn();
    assertThat(client.describeExecution(r -> r.executionArn(arn)).status())
        .isEqualTo(ExecutionStatus.RUNNING);

    timeline.runToEnd();

    var ended = client.describeExecution(r -> r.executionArn(arn));
    assertThat(ended.output()).isEqualTo("{\"rested\":true}");
    assertThat(ended.startDate()).isEqualTo(SEVEN);
    assertThat(ended.stopDate()).isEqualTo(SEVEN.plusSeconds(60));
  }

  @Test
  void returnsAHistoryInPagesInBothOrders() {
    String arn = start("one").arn();
    timeline.runToEnd();
    List<HistoryEventType> types =
        client
            .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(2))
            .events()
            .stream()
            .map(HistoryEvent::type)
            .toList();
    assertThat(types)
        .startsWith(HistoryEventType.EXECUTION_STARTED, HistoryEventType.WAIT_STATE_ENTERED)
        .endsWith(HistoryEventType.EXECUTION_SUCCEEDED)
        .hasSize(6);

    List<HistoryEventType> backwards =
        client
            .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(4).reverseOrder(true))
            .events()
            .stream()
            .map(HistoryEvent::type)
            .toList();
    assertThat(backwards).isEqualTo(types.reversed());
  }

  @Test
  void omitsDataOfAHistoryOnRequest() {
    String arn = start("one").arn();
    assertThat(firstEvent(arn, true).executionStartedEventDetails().input()).isEqualTo("{}");
    assertThat(firstEvent(arn, false).executionStartedEventDetails().input()).isNull();
  }

  @Test
  void listsTheNewestFirstFilteredByStatus() {
    start("one");
    timeline.runUntil(SEVEN.plus(Duration.ofMinutes(2)));
    start("two");
    assertThat(names(null)).containsExactly("two", "one");
    assertThat(names(ExecutionStatus.SUCCEEDED)).containsExactly("one");
  }

  @Test
  void aStartBetweenTwoPagesDoesNotShiftThem() {
    start("one");
    start("two");
    var first = client.listExecutions(r -> r.stateMachineArn(MACHINE).maxResults(1));
    start("three");
    var second =
        client.listExecutions(
            r -> r.stateMachineArn(MACHINE).maxResults(1).nextToken(first.nextToken()));
    assertThat(second.executions()).extracting(ExecutionListItem::name).containsExactly("one");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void givesTheDefinitionOfAnExecution() {
    String arn = start("one").arn();
    assertThat(client.describeStateMachineForExecution(r -> r.executionArn(arn)).definition())
        .isEqualTo(DEFINITION);
  }

  @Test
  void startsAnExecutionOnce() {
    var started =
        client.startExecution(r -> r.stateMachineArn(MACHINE).name("one").input("{\"a\":1}"));
    assertThat(started.startDate()).isEqualTo(SEVEN);
    assertThat(client.describeExecution(r -> r.executionArn(started.executionArn())).input())
        .isEqualTo("{\"a\":1}");
    assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(MACHINE).name("one")))
        .isInstanceOf(ExecutionAlreadyExistsException.class);
  }

  @Test
  void stopsAnExecution() {
    Execution execution = start("one");
    client.stopExecution(r -> r.executionArn(execution.arn()).error("E").cause("enough"));
    assertThat(execution.cause()).hasValue("enough");
    assertThat(client.describeExecution(r -> r.executionArn(execution.arn())).status())
        .isEqualTo(ExecutionStatus.ABORTED);
  }

  @Test
  void refusesAsTheServiceDoes() {
    assertThatThrownBy(() -> client.describeExecution(r -> r.executionArn("arn:none")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(
            () -> client.listExecutions(r -> r.stateMachineArn(MACHINE).nextToken("none")))
        .isInstanceOf(InvalidTokenException.class);
  }

  private HistoryEvent firstEvent(String arn, boolean data) {
    return client
        .getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(data))
        .events()
        .getFirst();
  }

  private List<String> names(ExecutionStatus status) {
    return client
        .listExecutions(r -> r.stateMachineArn(MACHINE).statusFilter(status))
        .executions()
        .stream()
        .map(ExecutionListItem::name)
        .toList();
  }

  private Execution start(String name) {
    return stepFunctions.startExecution(MACHINE, name, "{}");
  }
}
