package airstep.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LookTimesTest {

  private static final PollBounds BOUNDS = PollBounds.USUAL;

  @ParameterizedTest
  @ValueSource(doubles = {20, 60, 600, 1800, 7200, 86_400, 600_000})
  void keepsToTheBounds(double median) {
    List<Double> looks = looks(median, 0.2, LagGoal.USUAL);

    assertThat(looks).isNotEmpty().isSorted();
    assertThat(looks.getFirst()).isGreaterThanOrEqualTo(BOUNDS.shortest());
    for (int i = 1; i < looks.size(); i++) {
      double pause = looks.get(i) - looks.get(i - 1);
      assertThat(pause).isGreaterThanOrEqualTo(BOUNDS.shortest());
      assertThat(looks.get(i)).isLessThanOrEqualTo(BOUNDS.latestAfter(looks.get(i - 1)));
    }
  }

  @Test
  void looksMoreOftenForASmallerLag() {
    int few = looks(1800, 0.1, new LagGoal(0.04, 5)).size();
    int many = looks(1800, 0.1, new LagGoal(0.01, 5)).size();

    assertThat(many).isGreaterThan(2 * few);
  }

  @Test
  void looksMostOftenWhereTheEndIsLikely() {
    List<Double> looks = looks(1800, 0.1, LagGoal.USUAL);

    assertThat(between(looks, 1700, 1900)).isGreaterThan(between(looks, 1200, 1400));
    assertThat(between(looks, 1700, 1900)).isGreaterThan(between(looks, 2600, 2800));
  }

  @Test
  void seesARegularJobSoonThatTakesALittleLonger() {
    for (double median : List.of(60.0, 600.0, 1800.0)) {
      List<Double> looks = looks(median, 0.01, LagGoal.USUAL);
      for (double late : List.of(1.1, 1.2, 1.4)) {
        double seen =
            looks.stream().filter(look -> look >= late * median).findFirst().orElseThrow();
        assertThat(seen / median).isLessThan(late + 0.6);
      }
    }
  }

  /** Uniform ends from 1000 to 2000: by the formula, pauses shrink as fewer jobs still run. */
  @Test
  void pausesFollowTheHazard() {
    PollBounds none = new PollBounds(1, 1e6, 0);
    TimeGrid grid = TimeGrid.of(time -> Math.clamp((time - 1000) / 1000, 0, 1), 1000, 2000, none);
    double[] looks = LookTimes.atPrice(grid, none, 5).stream().mapToDouble(look -> look).toArray();
    double[] pauses =
        DoubleStream.iterate(1, i -> i + 1)
            .limit(looks.length - 1)
            .map(i -> looks[(int) i] - looks[(int) i - 1])
            .toArray();

    assertThat(pauses[1]).isBetween(60.0, 140.0);
    assertThat(pauses[pauses.length - 2]).isLessThan(0.6 * pauses[1]);
  }

  private static List<Double> looks(double median, double spread, LagGoal goal) {
    Forecast forecast = Forecast.of(ForecastTest.steady(median, spread, 20)).orElseThrow();
    return LookTimes.of(forecast, BOUNDS, goal);
  }

  private static long between(List<Double> looks, double from, double to) {
    return looks.stream().filter(look -> look >= from && look < to).count();
  }
}
