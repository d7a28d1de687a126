package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.bench.Bench;
import airstep.states.ExecutionDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckUpstreamTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-11-22T00:00:00Z");

  @RegisterExtension final Bench bench = new Bench();

  @Test
  void namesTheFlowsThatHaveNotSucceeded() {
    ended("a", MIDNIGHT.plusSeconds(60), Duration.ofMinutes(5), "SUCCEEDED");
    ended("b", MIDNIGHT.minusSeconds(3600), Duration.ofMinutes(5), "SUCCEEDED");

    assertThat(missing("a", "b", "c")).containsExactly("b", "c");
  }

  @Test
  void findsNothingMissingOnceAllHaveSucceeded() {
    ended("a", MIDNIGHT, Duration.ZERO, "SUCCEEDED");

    assertThat(missing("a")).isEmpty();
  }

  @Test
  void countsAnExecutionByItsEnd() {
    ended("a", MIDNIGHT.minusSeconds(86_400), Duration.ofHours(25), "SUCCEEDED");

    assertThat(missing("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DUPLICATE", "SKIPPED", "CHECKED"})
  void ignoresSuccessesThatSyncedNothing(String status) {
    ended("a", MIDNIGHT.plusSeconds(60), Duration.ofMinutes(5), status);

    assertThat(missing("a")).containsExactly("a");
  }

  @Test
  void ignoresTheSuccessOfSomeConnections() {
    stored("a", MIDNIGHT.plusSeconds(60), "{\"status\":\"SUCCEEDED\",\"partial\":true}");

    assertThat(missing("a")).containsExactly("a");
  }

  @Test
  void readsTheOriginalRunOfADuplicate() {
    ended("a", MIDNIGHT.plusSeconds(60), Duration.ofMinutes(5), "SUCCEEDED");
    ended("a", MIDNIGHT.plusSeconds(90), Duration.ofSeconds(1), "DUPLICATE");

    assertThat(missing("a")).isEmpty();
  }

  @Test
  void doesNotReadExecutionsThatEndedEarlier() {
    ended("a", MIDNIGHT.minusSeconds(60), Duration.ofSeconds(30), "SUCCEEDED");

    assertThat(missing("a")).containsExactly("a");
    assertThat(bench.executions().described()).isEmpty();
  }

  @Test
  void refusesAnInvalidTime() {
    assertThat(
            bench.failure(
                new CheckUpstream(bench.parts()), Map.of("flows", List.of(), "since", "midnight")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("`since`");
  }

  private List<String> missing(String... flows) {
    List<Map<String, String>> named =
        List.of(flows).stream()
            .map(flow -> Map.of("name", flow, "machine", machine(flow)))
            .toList();
    return bench
        .run(new CheckUpstream(bench.parts()), Map.of("flows", named, "since", MIDNIGHT.toString()))
        .texts("missing");
  }

  private void stored(String flow, Instant endedAt, String output) {
    stored(flow, endedAt, Duration.ZERO, output);
  }

  private void ended(String flow, Instant startedAt, Duration took, String status) {
    stored(flow, startedAt, took, "{\"status\":\"" + status + "\"}");
  }

  private void stored(String flow, Instant startedAt, Duration took, String output) {
    bench
        .executions()
        .store(
            new ExecutionDescription(
                "execution:" + flow + ":" + startedAt,
                machine(flow),
                "SUCCEEDED",
                startedAt,
                Optional.of(startedAt.plus(took)),
                "{}",
                Optional.of(output),
                Optional.empty(),
                Optional.empty()));
  }

  private static String machine(String flow) {
    return "stateMachine:" + flow;
  }
}
