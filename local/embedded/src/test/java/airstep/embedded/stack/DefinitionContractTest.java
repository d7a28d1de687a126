package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.steps.Step;
import airstep.vocabulary.StepName;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The definitions and the classes agree on names and timeouts. */
class DefinitionContractTest {

  private static final List<String> SERVICE_ERRORS =
      List.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.TooManyRequestsException");

  @Test
  void everyFunctionTaskRetriesErrorsOfLambda() {
    Map<String, JsonNode> tasks = Rendered.tasks("lambda:invoke");
    tasks.forEach(
        (name, task) -> {
          List<String> retried = new ArrayList<>();
          task.path("Retry").forEach(it -> retried.addAll(texts(it.path("ErrorEquals"))));
          if (name.equals("Trigger Sync")) {
            // A call that may have started may have posted.
            assertThat(retried).containsExactly("Lambda.TooManyRequestsException");
            assertThat(task.path("Retry").size()).isEqualTo(1);
          } else {
            assertThat(retried).as(name).containsAll(SERVICE_ERRORS);
          }
          assertThat(task.at("/Retry/0/MaxAttempts").asInt()).as(name).isPositive();
        });
  }

  @Test
  void everyFunctionTaskCatchesAllOtherErrors() {
    Rendered.tasks("lambda:invoke")
        .forEach(
            (name, task) -> {
              JsonNode catchers = task.path("Catch");
              assertThat(catchers.isEmpty()).as(name).isFalse();
              JsonNode last = catchers.get(catchers.size() - 1);
              assertThat(texts(last.path("ErrorEquals"))).as(name).containsExactly("States.ALL");
            });
  }

  /** The rule for clean-ups knows by it that a failed sync has reported its outcome. */
  @Test
  void everyErrorOfASyncBeginsWithSync() {
    JsonNode sync = Rendered.read(Rendered.texts().get("sync"));
    List<String> errors =
        sync.path("States").findValuesAsText("Error").stream()
            .flatMap(text -> Pattern.compile(": '(\\w+)'").matcher(text).results())
            .map(match -> match.group(1))
            .toList();
    assertThat(errors).hasSize(4).allSatisfy(error -> assertThat(error).startsWith("Sync"));
  }

  @Test
  void everyFunctionTaskHasALongerTimeoutThanItsFunction() {
    Rendered.tasks("lambda:invoke")
        .forEach(
            (name, task) ->
                assertThat(task.path("TimeoutSeconds").asLong())
                    .as(name)
                    .isGreaterThan(calledBy(task).functionTimeout().toSeconds()));
  }

  @Test
  void everyHandlerIsAStep() throws Exception {
    Set<String> handlers = new TreeSet<>();
    for (Class<?> type : classesBeside(Step.class)) {
      if (RequestStreamHandler.class.isAssignableFrom(type)
          && !Modifier.isAbstract(type.getModifiers())) {
        handlers.add(type.getSimpleName());
      }
    }
    assertThat(Stream.of(StepName.values()).map(StepName::functionName))
        .containsExactlyInAnyOrderElementsOf(handlers);
  }

  @Test
  void everyStepIsCalled() {
    Set<StepName> uncalled = EnumSet.allOf(StepName.class);
    Rendered.tasks("lambda:invoke").values().forEach(task -> uncalled.remove(calledBy(task)));
    assertThat(uncalled).containsOnly(StepName.NOTIFY_STOPPED).noneMatch(StepName::inDefinitions);
  }

  @Test
  void aTaskThatStartsAnExecutionDistinguishesADuplicateFromAFailure() {
    Rendered.tasks("startExecution.sync:2")
        .forEach(
            (name, task) -> {
              List<String> order = new ArrayList<>();
              task.path("Catch").forEach(one -> order.addAll(texts(one.path("ErrorEquals"))));
              assertThat(order)
                  .as(name)
                  .containsExactly(
                      "StepFunctions.ExecutionAlreadyExistsException",
                      "States.DataLimitExceeded",
                      "States.ALL");
            });
  }

  /** A longer one is a program: that belongs in a step. */
  @Test
  void expressionsOfFlowAndRunAreShort() {
    Pattern expression = Pattern.compile("\"(\\{%(?:[^\"\\\\]|\\\\.)*%})\"");
    for (String machine : List.of("flow", "run")) {
      assertThat(expression.matcher(Rendered.texts().get(machine)).results())
          .as(machine)
          .extracting(found -> found.group(1).replace("\\\"", "\""))
          .hasSizeGreaterThan(20)
          .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(300));
    }
  }

  @Test
  void noStateReadsASecret() {
    Rendered.texts()
        .forEach(
            (name, text) -> {
              assertThat(text).as(name).doesNotContainIgnoringCase("secretsmanager");
              for (String key :
                  List.of("api_key", "client_secret", "client_id", "webhook_url", "access_token")) {
                assertThat(text).as(name).doesNotContain(key);
              }
            });
  }

  /** The cause of an error raised by {@code $error} shows the expression before its message. */
  @Test
  void noExpressionCallsError() {
    Rendered.texts().forEach((name, text) -> assertThat(text).as(name).doesNotContain("$error("));
  }

  @Test
  void everyTruncationOfACauseKeepsItsEnd() {
    Pattern cut = Pattern.compile("\\$substring\\((\\$[\\w.]*(?:ause|said)), 0, (\\d+)\\)");
    int cuts = 0;
    for (String text : Rendered.texts().values()) {
      for (String line : text.lines().toList()) {
        for (MatchResult found : cut.matcher(line).results().toList()) {
          int length = Integer.parseInt(found.group(2));
          if (length > 1 && length < 32_768) {
            cuts++;
            assertThat(line).contains("$substring(" + found.group(1) + ", -200)");
          }
        }
        assertThat(line).doesNotContainPattern("\\.Cause, 0, \\d{2,4}\\)");
      }
    }
    assertThat(cuts).isGreaterThanOrEqualTo(9);
  }

  /** The rules match these words in inputs and outputs of executions. */
  @Test
  void definitionsContainTheWordsThatRulesMatch() {
    Map<String, String> texts = Rendered.texts();
    assertThat(texts.get("flow")).contains("\"status\" : \"DUPLICATE\"");
    assertThat(texts.get("run")).contains("'status': 'CHECKED'", "'SKIPPED'");
    assertThat(texts.get("sync")).contains("$states.input.stopped");
    String startedBy = "\"AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID\" :";
    assertThat(texts.get("flow")).contains(startedBy);
    assertThat(texts.get("run")).contains(startedBy);
  }

  private static StepName calledBy(JsonNode task) {
    String function = task.at("/Arguments/FunctionName").asText();
    return Stream.of(StepName.values())
        .filter(step -> function.endsWith(":function:" + step.functionName()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The classes of the same package, from a folder or a jar. */
  private static List<Class<?>> classesBeside(Class<?> type)
      throws IOException, URISyntaxException {
    Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(root)) {
      return classes(root, type.getPackageName());
    }
    try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + root.toUri()), Map.of())) {
      return classes(jar.getPath("/"), type.getPackageName());
    }
  }

  private static List<Class<?>> classes(Path root, String packageName) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
          .<Class<?>>map(file -> load(packageName + "." + file.replace(".class", "")))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Step.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(Arrays.toString(e.getStackTrace()), e);
    }
  }
}
