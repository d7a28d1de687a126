package airstep.embedded.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "plain, 5, plain, 5",
        "plain, 4, pla…, 4",
        "東京都, 6, 東京都, 6",
        "東京都, 5, 東京…, 5",
        "東京都, 4, 東…, 3",
        "🔴 red, 6, 🔴 red, 6",
        "🔴 red, 2, …, 1",
        "a b c, 3, a…, 2",
        "abc, 1, …, 1",
        "abc, 0, \"\", 0"
      })
  void cutsAtColumns(String text, int columns, String cut, int taken) {
    assertThat(TerminalText.cut(text, columns)).isEqualTo(cut);
    assertThat(TerminalText.columns(cut)).isEqualTo(taken);
    assertThat(TerminalText.columns(TerminalText.fit(text, columns))).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"'\033[2Jx', '[2Jx'", "'a\r\nb', 'a b'", "'a\tb', 'a b'"})
  void removesWhatMovesTheCursor(String text, String shown) {
    assertThat(TerminalText.cut(text, 80)).isEqualTo(shown);
  }
}
