package airstep.local.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.local.embedded.airbyte.Job;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random days, by their seeds. */
class SimulationTest {

  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

  @Test
  void nothingGoesWrongOnADayWithoutFaults() throws InterruptedException {
    SimulationResult result = new Simulation(7, 150, Set.of(), 1).play(_ -> {});
    assertThat(result.violations()).isEmpty();
    assertThat(result.faults()).isEmpty();
    assertThat(result.outcomes()).containsKeys("SUCCEEDED", "FAILED", "TIMED_OUT");
  }

  @Test
  void theSameSeedGivesTheSameWhoeverPlays() throws InterruptedException {
    SimulationResult one = new Simulation(11, 60, ALL, 1).play(_ -> {});
    SimulationResult three = new Simulation(11, 60, ALL, 3).play(_ -> {});
    assertThat(three.outcomes()).isEqualTo(one.outcomes());
    assertThat(three.faults()).isEqualTo(one.faults());
    assertThat(three.violations()).isEqualTo(one.violations());
  }

  @Test
  void theSameDayIsTheSameToTheLastLine() {
    for (long seed = 40; seed < 50; seed++) {
      Day day = Day.of(seed, ALL);
      Played first = Play.of(day, Product.DEPLOYED, true);
      Played second = Play.of(Day.of(seed, ALL), Product.DEPLOYED, true);
      assertThat(second.ledger().trace()).isEqualTo(first.ledger().trace()).isNotEmpty();
      assertThat(second.airbyte().requests()).isEqualTo(first.airbyte().requests());
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachKindOfFaultStrikes(FaultKind kind) {
    int struck = 0;
    for (long seed = 0; seed < 80 && struck == 0; seed++) {
      struck +=
          Play.of(Day.of(seed, Set.of(kind)), Product.DEPLOYED, false)
              .struck()
              .getOrDefault(kind, 0);
    }
    assertThat(struck).isPositive();
  }

  @Test
  void aLostAnswerLeavesItsJob() {
    Fault lost =
        new Fault.OnCall(
            FaultKind.ANSWER_LOST, Call.START_JOB, 1, 1, Fault.Effect.AT_ONCE, Duration.ZERO, 0);
    Played played = Play.of(new Day(1, List.of(lost)), Product.DEPLOYED, false);
    assertThat(played.struck()).containsEntry(FaultKind.ANSWER_LOST, 1);
    assertThat(played.airbyte().jobs()).extracting(Job::id).contains(1L);
    assertThat(Invariants.broken(played)).isEmpty();
  }
}
