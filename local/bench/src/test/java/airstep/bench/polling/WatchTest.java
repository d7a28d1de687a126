package airstep.bench.polling;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.poll.PollBounds;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

  private static final PollBounds BOUNDS = new PollBounds(5, 300, 0.1);

  @Test
  void countsTheLookThatSeesTheEnd() {
    assertThat(Watch.every(30, 100)).isEqualTo(new Watch(4, 20, 0));
    assertThat(Watch.backingOff(15, 300, 100)).isEqualTo(new Watch(3, 5, 0));
    assertThat(Watch.at(List.of(90.0, 110.0), BOUNDS, 100, 80)).isEqualTo(new Watch(2, 10, 0));
  }

  @Test
  void looksByTheBoundsBeforeBetweenAndAfterThePlannedTimes() {
    assertThat(Watch.at(List.of(700.0), BOUNDS, 1100, 700)).isEqualTo(new Watch(5, 200, 2));
    assertThat(Watch.at(List.of(), BOUNDS, 3301, 9999).polls()).isEqualTo(12);
  }
}
