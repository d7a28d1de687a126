package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The names of errors in the definitions. Step Functions calls services through an SDK whose
 * exceptions become names: those of v1 have been recorded, and those of v2 may come any day.
 */
class ErrorNamesContractTest {

  /**
   * The errors of one integration.
   *
   * @param both names that both SDKs have
   * @param pairs what v1 calls an error, and all that v2 calls the same
   */
  private record Integration(String prefix, Set<String> both, Map<String, Set<String>> pairs) {

    Set<String> names() {
      Set<String> names = new TreeSet<>(both);
      pairs.forEach(
          (v1, v2) -> {
            names.add(v1);
            names.addAll(v2);
          });
      return names;
    }
  }

  private static final Set<String> TIME_OUTS_OF_V2 =
      Set.of("ApiCallTimeoutException", "ApiCallAttemptTimeoutException");

  private static final Integration LAMBDA =
      new Integration(
          "Lambda.",
          Set.of("ServiceException", "SdkClientException", "TooManyRequestsException", "Unknown"),
          Map.of(
              "AWSLambdaException",
              Set.of("LambdaException"),
              "ClientExecutionTimeoutException",
              TIME_OUTS_OF_V2));

  /** An error that the model does not know, a throttle among them, has the name of the service. */
  private static final Integration STEP_FUNCTIONS =
      new Integration(
          "StepFunctions.",
          Set.of(
              "SdkClientException",
              "ExecutionLimitExceededException",
              "ExecutionAlreadyExistsException"),
          Map.of(
              "AWSStepFunctionsException",
              Set.of("SfnException"),
              "ClientExecutionTimeoutException",
              TIME_OUTS_OF_V2));

  private static final Map<String, Integration> INTEGRATIONS =
      Map.of(
          "lambda:invoke",
          LAMBDA,
          "states:startExecution.sync:2",
          STEP_FUNCTIONS,
          "states:startExecution",
          STEP_FUNCTIONS);

  /** Calls whose errors are all retried, without distinction. */
  private static final List<String> RETRIED_ALIKE =
      List.of("events:putEvents", "sns:publish", "aws-sdk:sns:listSubscriptionsByTopic");

  /** Errors of the Lambda runtime and of the States Language. */
  private static final Set<String> OTHERS =
      Set.of(
          "Runtime.ExitError",
          "Sandbox.Timedout",
          "States.ALL",
          "States.DataLimitExceeded",
          "States.Timeout");

  @Test
  void everyErrorNameBelongsToItsCall() throws Exception {
    for (Map.Entry<String, JsonNode> state : Rendered.states().entrySet()) {
      Integration called = INTEGRATIONS.get(resource(state.getValue()));
      for (String name : all(lists(state.getValue()))) {
        if (name.startsWith("airstep.")) {
          assertThat(called).as(state.getKey()).isEqualTo(LAMBDA);
          assertThat(Throwable.class).as(name).isAssignableFrom(Class.forName(name));
        } else if (!OTHERS.contains(name)) {
          assertThat(called).as("%s: %s", state.getKey(), name).isNotNull();
          assertThat(name).as(state.getKey()).startsWith(called.prefix());
          assertThat(called.names()).contains(name.substring(called.prefix().length()));
        }
      }
    }
  }

  @Test
  void listsTheErrorNamesOfBothSdks() {
    Rendered.states()
        .forEach(
            (state, node) -> {
              Integration called = INTEGRATIONS.get(resource(node));
              if (called != null) {
                lists(node).forEach(list -> assertBoth(state, called, list));
              }
            });
  }

  private static void assertBoth(String state, Integration called, List<String> list) {
    called
        .pairs()
        .forEach(
            (v1, v2) -> {
              List<String> same = new ArrayList<>(List.of(called.prefix() + v1));
              v2.forEach(name -> same.add(called.prefix() + name));
              if (list.stream().anyMatch(same::contains)) {
                assertThat(list).as(state).containsAll(same);
              }
            });
  }

  /** A retry with the same name and input starts nothing twice. */
  @Test
  void retriesEveryErrorOfAStartExceptADuplicate() {
    Map<String, JsonNode> tasks = new LinkedHashMap<>(Rendered.tasks("startExecution.sync:2"));
    tasks.putAll(Rendered.tasks("startExecution"));
    assertThat(tasks)
        .containsOnlyKeys("Start Run", "Sync Part", "Sync Connection", "Start Clean-Up");
    tasks.forEach(
        (name, task) -> {
          List<String> expected = new ArrayList<>();
          STEP_FUNCTIONS.names().forEach(one -> expected.add(STEP_FUNCTIONS.prefix() + one));
          expected.remove("StepFunctions.ExecutionAlreadyExistsException");
          assertThat(all(lists(task, "Retry")))
              .as(name)
              .containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  @Test
  void errorsWithAnUnclearNameAreAllRetried() {
    Map<String, List<List<String>>> retriers = new LinkedHashMap<>();
    Rendered.states()
        .forEach(
            (name, state) -> {
              if (RETRIED_ALIKE.contains(resource(state))) {
                retriers.put(name, lists(state, "Retry"));
              }
            });
    assertThat(retriers)
        .containsOnlyKeys(
            "List Subscriptions",
            "Publish Alert",
            "Publish Run",
            "Publish Failed Run",
            "Publish Success",
            "Publish Stuck",
            "Publish Sync")
        .allSatisfy(
            (name, lists) ->
                assertThat(lists)
                    .as(name)
                    .containsExactly(List.of("States.DataLimitExceeded"), List.of("States.ALL")));
  }

  /** AWS documents that States.ALL does not catch it, but has been seen to catch it. */
  @Test
  void tooMuchDataEndsTheSameWhetherOrNotStatesAllCatchesIt() {
    int catchers = 0;
    for (Map.Entry<String, JsonNode> state : Rendered.states().entrySet()) {
      JsonNode whole = state.getValue();
      for (JsonNode catcher : whole.path("Catch")) {
        if (texts(catcher.path("ErrorEquals")).equals(List.of("States.ALL"))) {
          catchers++;
          JsonNode large = first(whole.path("Catch"), "States.DataLimitExceeded");
          assertThat(large.path("Next")).as(state.getKey()).isEqualTo(next(catcher, state));
        }
      }
      for (JsonNode retrier : whole.path("Retry")) {
        if (texts(retrier.path("ErrorEquals")).equals(List.of("States.ALL"))) {
          JsonNode large = first(whole.path("Retry"), "States.DataLimitExceeded");
          assertThat(large.path("MaxAttempts").asInt(3)).as(state.getKey()).isZero();
        }
      }
    }
    assertThat(catchers).isGreaterThan(15);
  }

  private static JsonNode next(JsonNode catcher, Map.Entry<String, JsonNode> state) {
    assertThat(catcher.path("Next").isTextual()).as(state.getKey()).isTrue();
    return catcher.path("Next");
  }

  /** The first that catches the name: it comes before States.ALL, which has to be the last. */
  private static JsonNode first(JsonNode list, String name) {
    for (JsonNode one : list) {
      if (texts(one.path("ErrorEquals")).contains(name)) {
        return one;
      }
    }
    throw new AssertionError("nothing takes " + name + ": " + list);
  }

  private static String resource(JsonNode state) {
    return state.path("Resource").asText().replace("arn:aws:states:::", "");
  }

  private static List<List<String>> lists(JsonNode state) {
    List<List<String>> lists = new ArrayList<>(lists(state, "Retry"));
    lists.addAll(lists(state, "Catch"));
    return lists;
  }

  private static List<List<String>> lists(JsonNode state, String field) {
    List<List<String>> lists = new ArrayList<>();
    state.path(field).forEach(one -> lists.add(texts(one.path("ErrorEquals"))));
    return lists;
  }

  private static List<String> all(List<List<String>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
