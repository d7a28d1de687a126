package airstep.embedded.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.timeline.VirtualTimeline;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.store.ExecutionStore;
import airstep.store.Recorder;
import airstep.store.StopRequest;
import airstep.store.StoredExecution;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/**
 * Calls the API of stored executions with the SDK's client, and compares it with that of live ones.
 */
class RecordedExecutionsTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:nap";
  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Nap", "TimeoutSeconds": 900, "States": {
       "Nap": {"Type": "Wait", "Seconds": "{% $states.input.seconds %}", "Next": "Well?"},
       "Well?": {"Type": "Choice", "Default": "Bad", "Choices": [
         {"Condition": "{% $states.input.seconds < 600 %}", "Next": "Good"}]},
       "Good": {"Type": "Succeed", "Output": {"rested": true}},
       "Bad": {"Type": "Fail", "Error": "TooLong", "Cause": "overslept"}}}
      """;

  @TempDir private Path directory;

  private final VirtualTimeline timeline = new VirtualTimeline(SEVEN);
  private ExecutionStore store;
  private StepFunctions stepFunctions;
  private SfnClient live;
  private SfnClient stored;

  @BeforeEach
  void record() {
    store = ExecutionStore.open(directory, SEVEN);
    store.group();
    Recorder recorder = new Recorder(store, false);
    stepFunctions =
        new StepFunctions(
            timeline,
            new Random(1),
            _ -> Optional.empty(),
            StepFunctionsOptions.defaults().withListener(recorder).withRegister(recorder));
    var _ = stepFunctions.createStateMachine(MACHINE, DEFINITION);
    live = client(new LiveExecutions(timeline, stepFunctions));
    stored = client(RecordedExecutions.of(store));
  }

  @AfterEach
  void close() {
    timeline.close();
    store.close();
  }

  @Test
  void answersLikeTheStepFunctionsThatRanThem() {
    List<String> arns = List.of(start("good", 60), start("bad", 700), start("late", 899));
    timeline.runUntil(SEVEN.plusSeconds(800));

    for (String arn : arns) {
      assertThat(stored.describeExecution(r -> r.executionArn(arn)))
          .isEqualTo(live.describeExecution(r -> r.executionArn(arn)));
      for (boolean data : List.of(true, false)) {
        assertThat(
                stored
                    .getExecutionHistoryPaginator(
                        r -> r.executionArn(arn).maxResults(2).includeExecutionData(data))
                    .events()
                    .stream())
            .hasSizeGreaterThan(1)
            .containsExactlyElementsOf(
                live.getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(data))
                    .events());
      }
      assertThat(stored.describeStateMachineForExecution(r -> r.executionArn(arn)))
          .isEqualTo(live.describeStateMachineForExecution(r -> r.executionArn(arn)));
    }
    assertThat(list(stored, null)).isEqualTo(list(live, null)).hasSize(3);
    assertThat(list(stored, ExecutionStatus.FAILED))
        .isEqualTo(list(live, ExecutionStatus.FAILED))
        .map(ExecutionListItem::name)
        .containsExactly("bad");
    assertThat(stored.listStateMachines().stateMachines())
        .isEqualTo(live.listStateMachines().stateMachines())
        .map(StateMachineListItem::name)
        .containsExactly("nap");
  }

  /** A large run has 25 pages, each of 1,000 events. */
  @Test
  void readsEachEventOfAHistoryOnceHoweverManyPagesItHas() {
    String arn = start("good", 60);
    timeline.runToEnd();
    for (int id = 7; id <= 100; id++) {
      store.append(arn, id, "{\"id\":%d,\"timestamp\":\"%s\"}".formatted(id, SEVEN));
    }
    AtomicInteger read = new AtomicInteger();
    SfnClient counted = client(counting(RecordedExecutions.of(store), read));
    int pages = 10;
    for (boolean reverse : List.of(true, false)) {
      read.set(0);
      assertThat(
              counted
                  .getExecutionHistoryPaginator(
                      r -> r.executionArn(arn).maxResults(100 / pages).reverseOrder(reverse))
                  .events())
          .hasSize(100);
      assertThat(read).as("one more of each page tells whether another follows").hasValue(100 + 9);
    }
  }

  /** What an execution was started with and what it reports may have 256 kB each. */
  @Test
  void listsWithoutReadingWhatAnExecutionReports() {
    String arn = start("good", 60);
    timeline.runToEnd();
    StoredExecution ended = store.find(arn).orElseThrow();
    store.end(
        new StoredExecution(
            arn, MACHINE, ended.status(), ended.startDate(), ended.stopDate(), "not read"));
    assertThat(list(stored, null)).isEqualTo(list(live, null)).hasSize(1);
  }

  /** Adds up the events that are read. */
  private static KnownExecutions counting(KnownExecutions executions, AtomicInteger events) {
    return (KnownExecutions)
        Proxy.newProxyInstance(
            RecordedExecutionsTest.class.getClassLoader(),
            new Class<?>[] {KnownExecutions.class},
            (_, method, args) -> {
              Object answer = method.invoke(executions, args);
              if (answer instanceof List<?> some) {
                events.addAndGet(some.size());
              }
              return answer;
            });
  }

  @Test
  void stopsAnExecutionOfThisProcessAtOnce() {
    String arn = start("one", 60);
    SfnClient own =
        client(
            new RecordedExecutions(
                store,
                Optional.of(false),
                Optional.of(new LiveExecutions(timeline, stepFunctions)),
                Optional.of(new StopElsewhere(store, _ -> fail("this process runs it")))));
    var _ = own.stopExecution(r -> r.executionArn(arn).error("Enough"));
    DescribeExecutionResponse stopped = stored.describeExecution(r -> r.executionArn(arn));
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).isEqualTo("Enough");
  }

  @Test
  void asksTheProcessThatRunsAnExecutionToStopIt() {
    String arn = start("one", 60);
    Deque<Duration> waits = new ArrayDeque<>();
    SfnClient other =
        other(
            wait -> {
              waits.add(wait);
              if (waits.size() == 3) {
                StopRequest asked = store.stops().requested().getFirst();
                String cause = asked.cause().orElseThrow();
                stepFunctions.stopExecution(asked.arn(), asked.error().orElse(null), cause);
              }
            });
    var _ = other.stopExecution(r -> r.executionArn(arn).cause("Enough"));
    assertThat(waits).hasSize(3);
    assertThat(stored.describeExecution(r -> r.executionArn(arn)).cause()).isEqualTo("Enough");
    assertThat(store.stops().requested()).isEmpty();
  }

  @Test
  void saysThatTheProcessOfAnExecutionDoesNotAnswer() {
    String arn = start("one", 60);
    assertThatThrownBy(() -> other(_ -> {}).stopExecution(r -> r.executionArn(arn)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("the process that runs it has not answered for 10 s");
  }

  @Test
  void findsThatTheProcessOfAnExecutionWasKilledMeanwhile() {
    String arn = start("one", 60);
    var _ = other(_ -> store.close()).stopExecution(r -> r.executionArn(arn));
    try (ExecutionStore next = ExecutionStore.open(directory, SEVEN)) {
      assertThat(next.find(arn).orElseThrow().description()).contains("Airstep.ProcessEnded");
    }
  }

  @Test
  void describesThatTheProcessOfAnExecutionWasKilledMeanwhile() {
    String arn = start("one", 60);
    SfnClient other = other(_ -> fail("it stops nothing"));
    assertThat(other.describeExecution(r -> r.executionArn(arn)).status())
        .isEqualTo(ExecutionStatus.RUNNING);
    store.close();
    DescribeExecutionResponse killed = other.describeExecution(r -> r.executionArn(arn));
    assertThat(killed.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(killed.error()).isEqualTo("Airstep.ProcessEnded");
  }

  /** The executions as another process sees them, which pauses like that. */
  private SfnClient other(Consumer<Duration> pause) {
    ExecutionStore theirs = ExecutionStore.open(directory, SEVEN);
    Optional<StopElsewhere> elsewhere = Optional.of(new StopElsewhere(theirs, pause));
    return client(new RecordedExecutions(theirs, Optional.empty(), Optional.empty(), elsewhere));
  }

  @Test
  void refusesAsTheServiceDoes() {
    start("one", 60);
    assertThatThrownBy(() -> stored.getExecutionHistory(r -> r.executionArn("arn:none")))
        .isInstanceOf(ExecutionDoesNotExistException.class);
    assertThatThrownBy(
            () -> stored.listExecutions(r -> r.stateMachineArn(MACHINE).nextToken("none")))
        .isInstanceOf(InvalidTokenException.class);
    String arn = start("two", 60);
    for (SfnClient one : List.of(stored, live)) {
      for (String token : List.of("none", "1000")) {
        assertThatThrownBy(() -> one.getExecutionHistory(r -> r.executionArn(arn).nextToken(token)))
            .isInstanceOf(InvalidTokenException.class);
      }
    }
  }

  private String start(String name, int seconds) {
    return stepFunctions.startExecution(MACHINE, name, "{\"seconds\": " + seconds + "}").arn();
  }

  private static List<ExecutionListItem> list(SfnClient client, ExecutionStatus status) {
    return client
        .listExecutionsPaginator(r -> r.stateMachineArn(MACHINE).statusFilter(status).maxResults(2))
        .executions()
        .stream()
        .toList();
  }

  private static SfnClient client(KnownExecutions executions) {
    return InMemorySdkHttpClient.openOnce(SfnClient.builder(), new EmbeddedStates(executions));
  }
}
