package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each box of the picture has an attribute with the resource that it shows. */
class ArchitecturePictureTest {

  private static final Path PICTURE = Path.of("..", "docs", "architecture.svg");

  @ParameterizedTest
  @CsvSource({
    "function, AWS::Lambda::Function, FunctionName",
    "machine, AWS::StepFunctions::StateMachine, StateMachineName",
    "rule, AWS::Events::Rule, Name",
    "queue, AWS::SQS::Queue, QueueName",
    "topic, AWS::SNS::Topic, TopicName",
  })
  void showsExactlyWhatIsDeployed(String box, String type, String property) throws IOException {
    assertThat(drawn(box))
        .isEqualTo(
            Synthesized.DEV.all(type).stream()
                .map(resource -> resource.path(property).asText().replaceAll("airstep-dev[-_]", ""))
                .collect(Collectors.toSet()));
  }

  private static Set<String> drawn(String box) throws IOException {
    return Pattern.compile("data-" + box + "=\"([^\"]+)\"")
        .matcher(Files.readString(PICTURE))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
