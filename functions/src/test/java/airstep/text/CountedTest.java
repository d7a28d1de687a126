package airstep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {

  @Test
  void oneThingIsSingular() {
    assertThat(Counted.of(1, "more flow")).isEqualTo("1 more flow");
    assertThat(Counted.of(0, "row")).isEqualTo("0 rows");
    assertThat(Counted.of(1204, "row")).isEqualTo("1,204 rows");
  }
}
