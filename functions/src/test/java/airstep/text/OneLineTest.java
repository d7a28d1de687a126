package airstep.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OneLineTest {

  @Test
  void joinsLines() {
    assertThat(OneLine.of(" \r\n a\tb\u2028 \u00a0c\u0007\u0000 ", 100)).isEqualTo("a b c");
  }

  @Test
  void removesDirectionMarks() {
    assertThat(OneLine.of("job\u202e 7\u200b1", 100)).isEqualTo("job 71");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x2028, 0x2060,
        0x2065, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfffb, 0x1d173, 0xe0001,
        0xe0100, 0xe0fff
      })
  void isBlankForInvisibleCharacters(int c) {
    assertThat(OneLine.of(Character.toString(c).repeat(3), 100)).isEmpty();
    assertThat(OneLine.of("a" + Character.toString(c) + "b", 100)).isIn("ab", "a b");
  }

  @Test
  void keepsEmojiVariants() {
    assertThat(OneLine.of("\u26a0\ufe0f careful", 100)).isEqualTo("\u26a0\ufe0f careful");
    assertThat(OneLine.of("\u26a0 \ufe0fa\ufe0f", 100)).isEqualTo("\u26a0 a");
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, 6, abcdef",
    "abcdef, 5, abcd…",
    "abcdef, 1, …",
    "a🔴🔴, 3, a…",
    "a🔴🔴, 4, a🔴…"
  })
  void neverSplitsASurrogatePair(String text, int most, String expected) {
    assertThat(OneLine.of(text, most)).isEqualTo(expected);
    assertThat(OneLine.cut(text, most)).isEqualTo(expected);
  }

  @Test
  void readsOnlyTheShownPartOfALongText() {
    assertThat(OneLine.of("x ".repeat(1_000_000), 10)).isEqualTo("x x x x x…");
  }
}
