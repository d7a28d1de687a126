package airstep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OneLineTest {

  @Test
  void makesOneLineOfMany() {
    assertThat(OneLine.of(" \r\n a\tb\u2028 \u00a0c\u0007\u0000 ", 100)).isEqualTo("a b c");
  }

  @Test
  void leavesOutWhatTurnsTheReadingDirection() {
    assertThat(OneLine.of("job\u202e 7\u200b1", 100)).isEqualTo("job 71");
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "abcdef, 1, …",
    "a🔴🔴, 3, a…",
    "a🔴🔴, 4, a🔴…"
  })
  void cutsNoCharacterInTwo(String text, int most, String expected) {
    assertThat(OneLine.of(text, most)).isEqualTo(expected);
    assertThat(OneLine.cut(text, most)).isEqualTo(expected);
  }

  @Test
  void readsNoMoreOfALongTextThanItShows() {
    assertThat(OneLine.of("x ".repeat(1_000_000), 10)).isEqualTo("x x x x x…");
  }
}
