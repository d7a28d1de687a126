package airstep.example;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.Execution;
import airstep.asl.LambdaFunction;
import airstep.asl.LambdaResponse;
import airstep.asl.StepFunctions;
import airstep.asl.StepFunctionsOptions;
import airstep.asl.json.JsonValues;
import airstep.asl.timeline.VirtualTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Runs the exact lines that the module's README begins with. */
class ReadmeTest {

  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {
        "Wait": {"Type": "Wait", "Seconds": 3600, "Next": "Ask"},
        "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,
          "Arguments": {"FunctionName": "double", "Payload": "{% $states.input.n %}"},
          "Output": "{% $states.result.Payload %}", "End": true}}}
      """;

  @Test
  void exampleRuns() {
    // README begins.
    LambdaFunction twice =
        request -> {
          int n = (int) JsonValues.parse(request.payload());
          return new LambdaResponse.Success(JsonValues.writeBytes(2 * n));
        };
    Map<String, LambdaFunction> functions = Map.of("double", twice);
    String arn = "arn:aws:states:eu-west-1:123456789012:stateMachine:example";

    var timeline = new VirtualTimeline(Instant.parse("2026-01-31T12:00:00Z"));
    var states =
        new StepFunctions(
            timeline,
            new Random(1),
            name -> Optional.ofNullable(functions.get(name)),
            StepFunctionsOptions.defaults());
    states.createStateMachine(arn, DEFINITION);
    Execution execution = states.startExecution(arn, "first", "{\"n\": 21}");
    timeline.runUntil(execution::isClosed); // takes milliseconds

    execution.output(); // 42
    execution.stopDate(); // 2026-01-31T13:00:00Z
    execution.history().forEach(event -> System.out.println(event.toJson()));
    // README ends.
    assertThat(execution.output()).hasValue("42");
    assertThat(execution.stopDate()).hasValue(Instant.parse("2026-01-31T13:00:00Z"));
    assertThat(execution.history().getLast().type().awsName()).isEqualTo("ExecutionSucceeded");
    timeline.close();
  }

  @Test
  void readmeShowsTheExample() throws IOException {
    Path source = Path.of("src/test/java/airstep/example/ReadmeTest.java");
    String example =
        Files.readString(source)
            .split("// README begins\\.\n", 2)[1]
            .split("\n +// README ends\\.", 2)[0]
            .stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "\n```");
  }

  @Test
  void readmeShowsTheDefinition() throws IOException {
    assertThat(Files.readString(Path.of("README.md"))).contains("```json\n" + DEFINITION + "```");
  }
}
