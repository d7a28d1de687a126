package airstep.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.flows.FlowReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;

/** A role has the permissions for the calls of its definition. */
class MachineRightsTest {

  @TempDir private Path folder;
  private MachineRights rights;

  @BeforeEach
  void createsTheRights() throws Exception {
    Stack stack = new Stack(Synthesized.app(folder), "rights");
    Options options = Options.read(Map.of(), FlowReader.FLOWS);
    rights = new MachineRights(options.stage(), new AlarmTopic(stack, options));
  }

  @Test
  void aMachineThatStartsItselfGetsNoRightToWait() {
    assertThat(of("states:startExecution", "\"StateMachineArn\": \"${SyncArn}\""))
        .contains("states:StartExecution", "stateMachine:airstep-dev-sync")
        .doesNotContain("states:StopExecution", "events:PutRule");
  }

  @Test
  void aFunctionCanBeInvokedInAnyVersion() {
    assertThat(of("lambda:invoke", "\"FunctionName\": \"${CheckSync}\""))
        .contains("function:airstep-dev-check-sync:*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambda:invoke | \"FunctionName\": \"${CheckSink}\" | no function is called ${CheckSink}",
        "lambda:invoke | \"FunctionName\": \"check-sync\" | FunctionName is not a placeholder",
        "lambda:invoke | \"Function\": \"${CheckSync}\" | FunctionName",
        "states:startExecution.sync:2 | \"StateMachineArn\": \"${SinkArn}\" | no machine is"
            + " called",
        "events:putEvents | \"Entries\": [{\"Source\": \"aws.s3\", \"DetailType\": \"{% 'Airstep"
            + " Run ' & $x %}\"}] | no permission fits the event",
        "events:putEvents | \"Entries\": [{\"Source\": \"airstep\", \"DetailType\": \"{% $x %}\"}]"
            + " | no permission fits the event",
        "sqs:sendMessage | \"QueueUrl\": \"x\" | no permission is known for sqs:sendMessage"
      })
  void refusesACallWithoutAKnownPermission(String call, String arguments, String said) {
    assertThatThrownBy(() -> of(call, arguments)).hasMessageContaining(said);
  }

  private String of(String call, String arguments) {
    String definition =
        "{\"States\": {\"One\": {\"Resource\": \"arn:aws:states:::%s\", \"Arguments\": {%s}}}}"
            .formatted(call, arguments);
    return rights.of(List.of(definition)).stream()
        .map(statement -> statement.toStatementJson().toString())
        .collect(Collectors.joining("\n"));
  }
}
