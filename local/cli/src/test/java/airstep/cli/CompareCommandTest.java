package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import org.junit.jupiter.api.Test;

class CompareCommandTest {

  @Test
  void countsEachPeer() {
    Ran ran = Ran.plainly("simulate", "--compare", "--runs", "8", "--seed", "5", "--json");
    assertThat(ran.code()).isZero();
    JsonObject scores = ran.json().needObject("scores");
    assertThat(scores.fields()).hasSize(8);
    long runs = scores.needObject("Airstep").needWhole("runs");
    assertThat(runs).isGreaterThanOrEqualTo(8);
    assertThat(scores.needObject("Airflow operator").needWhole("runs")).isEqualTo(runs);
    assertThat(scores.needObject("Airstep").needWhole("duplicates")).isZero();
  }

  @Test
  void printsATable() {
    Ran ran = Ran.plainly("simulate", "--compare", "--runs", "2", "--seed", "5");
    assertThat(ran.out())
        .startsWith("2 days from seed 5, ")
        .contains("per 1,000 runs", "duplicates  failures  successes", "Dagster resource")
        .hasLineCount(11);
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void playsAllFaults() {
    Ran ran = Ran.plainly("simulate", "--compare", "--faults", "slack");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("--compare always plays all faults; leave out --faults");
  }
}
