package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.simulate.FaultKind;
import airstep.vocabulary.json.JsonObject;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

  @Test
  void printsOneObject() {
    Ran ran = Ran.plainly("simulate", "--runs", "20", "--seed", "3", "--faults", "slack", "--json");
    JsonObject result = ran.json();
    assertThat(ran.code()).isZero();
    assertThat(result.fields().keySet())
        .containsExactly("seed", "runs", "violations", "faults", "outcomes", "seconds");
    assertThat(result.needWhole("seed")).isEqualTo(3);
    assertThat(result.needWhole("runs")).isEqualTo(20);
    assertThat(result.objects("violations")).isEmpty();
    assertThat(result.needObject("faults").fields().keySet()).containsExactly("slack");
    assertThat(result.needObject("outcomes").needWhole("SUCCEEDED")).isPositive();
  }

  @Test
  void reportsThatEveryInvariantHeld() {
    Ran ran = Ran.plainly("simulate", "--runs", "5", "--seed", "3", "--faults", "late,duplicate");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).startsWith("5 days from seed 3 in ").contains("Every promise held.");
  }

  @Test
  void printsTheSeedThatItChose() {
    assertThat(Ran.plainly("simulate", "--runs", "1", "--faults", "clocks").out())
        .containsPattern("^1 day from seed [0-9]+ in ");
  }

  @Test
  void listsTheFaults() {
    Ran ran = Ran.plainly("simulate", "--faults", "answer-lost,rain");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("--faults: unknown fault rain; the faults are request-lost, answer-lost,")
        .hasLineCount(1);
    assertThat(Ran.plainly("simulate", "--help").out().lines())
        .contains("  by-hand            a person starts a flow or a sync by hand")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .hasSizeGreaterThan(FaultKind.values().length);
    assertThat(Ran.plainly("simulate", "--runs", "0").err())
        .isEqualToIgnoringNewLines("--runs must be at least 1, not 0");
  }
}
