package airstep.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForecastTest {

  @Test
  void needsThreeDurations() {
    assertThat(Forecast.of(List.of(60.0, 61.0))).isEmpty();
    assertThat(Forecast.of(List.of(60.0, 61.0, 62.0))).isPresent();
    assertThat(Forecast.of(List.of(0.0, 0.0, 0.0))).isEmpty();
  }

  @Test
  void oneOutlierDoesNotWidenIt() {
    List<Double> steady = new ArrayList<>(steady(1800, 0.03, 20));
    steady.set(4, 18_000.0);
    Forecast forecast = Forecast.of(steady).orElseThrow();

    assertThat(forecast.quantile(0.5)).isCloseTo(1800, within(50.0));
    assertThat(forecast.endsWithin(2000) - forecast.endsWithin(1650)).isGreaterThan(0.75);
  }

  @Test
  void findsTwoPeaksAndLittleBetweenThem() {
    List<Double> mixed = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      mixed.add(600.0 + i);
      mixed.add(1800.0 + i);
    }
    Forecast forecast = Forecast.of(mixed).orElseThrow();

    assertThat(forecast.endsWithin(660) - forecast.endsWithin(560)).isGreaterThan(0.35);
    assertThat(forecast.endsWithin(1500) - forecast.endsWithin(750)).isLessThan(0.12);
  }

  @Test
  void followsATrend() {
    List<Double> growing = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      growing.add(1800 * Math.pow(1.03, -i));
    }

    assertThat(Forecast.of(growing).orElseThrow().quantile(0.5)).isCloseTo(1800, within(40.0));
  }

  /** A changed source is no trend: the newest durations are as likely as before. */
  @Test
  void aStepIsNoTrend() {
    List<Double> step = new ArrayList<>(steady(3600, 0.02, 6));
    step.addAll(steady(1800, 0.02, 14));
    Forecast forecast = Forecast.of(step).orElseThrow();

    assertThat(forecast.endsWithin(4000) - forecast.endsWithin(3200)).isGreaterThan(0.25);
  }

  /** Also in the wide tails, which make room for surprises however regular the past is. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.01, 0.1, 0.5})
  void aQuantileIsTheTimeOfItsProbability(double spread) {
    Forecast forecast = Forecast.of(steady(600, spread, 15)).orElseThrow();

    for (double probability : List.of(0.004, 0.05, 0.3, 0.5, 0.9, 0.96, 0.996)) {
      assertThat(forecast.endsWithin(forecast.quantile(probability)))
          .isCloseTo(probability, within(1e-4));
    }
  }

  static List<Double> steady(double median, double spread, int count) {
    Random random = new Random(7);
    List<Double> durations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      durations.add(median * Math.exp(spread * random.nextGaussian()));
    }
    return durations;
  }
}
