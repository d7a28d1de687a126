package airstep.embedded.stack;

import static airstep.embedded.stack.OneSyncTest.DAILY;
import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.AwsService;
import airstep.asl.SdkNames;
import airstep.asl.ServiceRefusal;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A start that Step Functions refuses temporarily is retried, for every name of the error. */
class RefusedStartFlowTest {

  static Stream<Arguments> refusals() {
    return Stream.of("run", "sync")
        .flatMap(
            machine ->
                Arrays.stream(SdkNames.values())
                    .flatMap(
                        names ->
                            Stream.of(
                                    AwsService.STEP_FUNCTIONS.throttles(),
                                    AwsService.STEP_FUNCTIONS.refuses(
                                        500, "InternalFailure", "The service failed"),
                                    AwsService.STEP_FUNCTIONS.refuses(
                                        400, "ExecutionLimitExceeded", "too many run"))
                                .map(refusal -> Arguments.of(machine, names, refusal))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void theRunIsNotLost(String machine, SdkNames names, ServiceRefusal refusal) {
    try (FlowWorld world =
        FlowWorld.Choice.of("daily", DAILY)
            .jobs(Script.of(JobPlan.succeeds(Duration.ofMinutes(2), 1, 1)))
            .begin(
                options ->
                    options
                        .withSdkNames(names)
                        .withStarting(
                            service -> new RefusedStarts(service, machine, refusal, 1)))) {
      RunReport report = world.run();

      assertThat(report.status()).isEqualTo("SUCCEEDED");
      assertThat(world.airbyte.jobs()).hasSize(1);
      assertThat(world.slack.messages()).isEmpty();
    }
  }
}
