package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.bench.Bench;
import airstep.states.ExecutionDescription;
import airstep.states.StatesUnavailableException;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TakeTurnTest {

  private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");
  private static final String MACHINE = "arn:aws:states:eu-west-2:123456789012:stateMachine:sync";
  private static final String HASH = "0123456789abcdef".repeat(2);
  private static final String OURS = "-" + HASH + "-aaaaaaaa";
  private static final String OTHER = "-" + HASH + "-bbbbbbbb";

  @RegisterExtension final Bench bench = new Bench();

  @Test
  void theOldestMayStartAndTheNextWaits() {
    running("a" + OURS, SEVEN);
    running("b" + OURS, SEVEN.plusSeconds(1));
    running("c" + OURS, SEVEN.plusSeconds(2));
    later(600);

    assertThat(waits("a" + OURS, 2)).isZero();
    assertThat(waits("b" + OURS, 2)).isZero();
    assertThat(waits("c" + OURS, 2)).isEqualTo(15);
    assertThat(waits("c" + OURS, 3)).isZero();
  }

  @Test
  void syncsThatBeganTogetherTakeTheirTurnsByName() {
    running("a" + OURS, SEVEN);
    running("b" + OURS, SEVEN);
    later(600);

    assertThat(waits("a" + OURS, 1)).isZero();
    assertThat(waits("b" + OURS, 1)).isPositive();
  }

  @Test
  void onlySyncsOfTheSameAirbyteCount() {
    running("a" + OTHER, SEVEN.minusSeconds(60));
    running("b" + OURS, SEVEN);
    later(600);

    assertThat(waits("b" + OURS, 1)).isZero();
  }

  /** They may run a job of any Airbyte, and do not wait. */
  @Test
  void cleanUpsAndSyncsByHandComeFirst() {
    running("b" + OURS, SEVEN);
    running("clean-up-" + HASH, SEVEN.plusSeconds(1));
    later(600);

    assertThat(waits("b" + OURS, 1)).isPositive();
    assertThat(waits("b" + OURS, 2)).isZero();
  }

  @Test
  void startsOfOneMinuteAreSpread() {
    for (int n = 0; n < 4; n++) {
      running(n + OURS, SEVEN.plusMillis(n));
    }
    later(5);

    assertThat(waits("0" + OURS, 4)).isZero();
    assertThat(waits("1" + OURS, 4)).isEqualTo(11);
    assertThat(waits("2" + OURS, 4)).isEqualTo(26);
    assertThat(waits("3" + OURS, 4)).isEqualTo(41);
  }

  @Test
  void aSyncThatIsNotListedYetWaits() {
    running("a" + OURS, SEVEN);

    assertThat(waits("b" + OURS, 5)).isPositive();
  }

  @Test
  void thoseFarBehindLookLessOften() {
    queue(10, 99);

    assertThat(waits("12" + OURS, 2)).isEqualTo(15);
    assertThat(waits("21" + OURS, 2)).isEqualTo(150);
    assertThat(waits("98" + OURS, 2)).isEqualTo(300);
  }

  @Test
  void aLongerQueueAsksLessOften() {
    queue(10_000, 11_200);

    assertThat(waits("11199" + OURS, 2)).isEqualTo(480);
  }

  @Test
  void aFasterQueueIsNoticedAtOnceAndASlowerOneInTime() {
    queue(10, 60);
    String last = "59" + OURS;
    JsonObject first = turn(last, 1, null);
    assertThat(first.needWhole("waitSeconds")).isEqualTo(300);

    later(360);
    for (int n = 10; n < 40; n++) {
      ended(n + OURS);
    }
    JsonObject faster = turn(last, 1, first);
    assertThat(faster.needWhole("waitSeconds")).isEqualTo(10 * 19 / 2);

    later(460);
    JsonObject same = turn(last, 1, faster);
    assertThat(same.needWhole("waitSeconds")).isEqualTo(300);
  }

  @Test
  void failsWithoutAList() {
    bench.executions().failWith(new StatesUnavailableException("down"));

    assertThatThrownBy(() -> waits("a" + OURS, 5)).isInstanceOf(StatesUnavailableException.class);
  }

  private void later(long seconds) {
    bench.clock().advance(Duration.between(bench.clock().instant(), SEVEN.plusSeconds(seconds)));
  }

  /** Syncs with these numbers, which began together a minute ago. */
  private void queue(int from, int to) {
    for (int n = from; n < to; n++) {
      running(n + OURS, SEVEN.plusMillis(n));
    }
    later(60);
  }

  private void running(String name, Instant since) {
    store(name, "RUNNING", since);
  }

  private void ended(String name) {
    store(name, "SUCCEEDED", SEVEN);
  }

  private void store(String name, String status, Instant since) {
    bench
        .executions()
        .store(
            new ExecutionDescription(
                arn(name),
                MACHINE,
                status,
                since,
                Optional.empty(),
                "{}",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  private long waits(String name, int most) {
    Map<String, Object> input =
        Map.of("execution", arn(name), "machine", MACHINE, "maxConcurrent", most);
    return bench.run(new TakeTurn(bench.parts()), input).needWhole("waitSeconds");
  }

  /** Takes a look after another one. */
  private JsonObject turn(String name, int most, JsonObject before) {
    Map<String, Object> input =
        new HashMap<>(Map.of("execution", arn(name), "machine", MACHINE, "maxConcurrent", most));
    input.put("pace", before == null ? null : before.needObject("pace").fields());
    return bench.run(new TakeTurn(bench.parts()), input);
  }

  private static String arn(String name) {
    return MACHINE.replace(":stateMachine:", ":execution:") + ":" + name;
  }
}
