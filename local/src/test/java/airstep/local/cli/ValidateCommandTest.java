package airstep.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  @TempDir private Path events;

  @Test
  void theShippedFlowsHold() {
    Ran validate = Ran.on(Ran.SHIPPED, "validate");
    assertThat(validate.code()).isZero();
    assertThat(validate.out()).isEqualTo("3 flows and 3 definitions: no problem.\n");
  }

  @Test
  void aMissingVariableIsOnlyAnErrorWhereItIsStrict() {
    Path flows = Ran.flow(events, "daily", "connections: [ '${AIRSTEP_TEST_CONNECTION}' ]\n");
    var _ =
        Ran.write(
            events.resolve("example.env"),
            "AIRSTEP_TEST_CONNECTION=00000000-0000-4000-8000-000000000009\n");
    assertThat(Ran.on(flows, "validate").code()).isZero();
    Ran strict = Ran.on(flows, "validate", "--strict");
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err().lines())
        .singleElement()
        .asString()
        .contains("daily.yaml:1: AIRSTEP_TEST_CONNECTION is not set; export it or put it in ");
  }

  @Test
  void aVariableInTheFileBesideTheFlowsIsSet() {
    Path flows = Ran.flow(events, "daily", "connections: [ '${AIRSTEP_TEST_CONNECTION}' ]\n");
    var _ =
        Ran.write(
            events.resolve(".env"),
            "AIRSTEP_TEST_CONNECTION=00000000-0000-4000-8000-000000000009\n");
    assertThat(Ran.on(flows, "validate", "--strict").code()).isZero();
  }

  @Test
  void everyProblemOfEveryFileIsSaidAtOnce() {
    Path flows = Ran.flow(events, "a", "connections: [x]\ntimeout: 1s\n");
    var _ = Ran.flow(events, "b", "connections: all-active\nconcurrency: 1\n");
    Ran validate = Ran.on(flows, "validate");
    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err().lines()).hasSize(2).allMatch(line -> line.contains("a.yaml:"));
  }

  @Test
  void whatStepFunctionsCannotHoldIsRefused() {
    Path flows =
        Ran.flow(
            events,
            "often",
            "connections: [00000000-0000-4000-8000-000000000001]\ntimeout: 7d\npoll: 10s\n");
    Ran validate = Ran.on(flows, "validate");
    assertThat(validate.code()).isEqualTo(2);
    assertThat(validate.err().lines())
        .singleElement()
        .asString()
        .contains("often.yaml:3: this poll and timeout mean");
  }
}
