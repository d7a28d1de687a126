package airstep.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import airstep.bench.polling.PolledFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedFlowTest {

  /** The tables of polls are counted without the definitions. With them, they are the same. */
  @ParameterizedTest
  @ValueSource(doubles = {300, 1800, 7200})
  void pollsLikeTheTablesSay(double median) {
    Usage counted = CostSection.withHistory(1, median);

    assertThat(counted.polls()).isCloseTo(PolledFlow.polls(median, 0.10), within(1.0));
  }

  @Test
  void aRunTakesSixteenTransitionsBesidesItsPolls() {
    try (CountedFlow flow = new CountedFlow(1, 100, 0)) {
      Usage usage = flow.run();

      assertThat(usage.transitions()).isEqualTo(16 + 3 * usage.polls());
    }
  }
}
