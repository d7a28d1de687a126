package airstep.embedded.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MrkdwnReaderTest {

  /** Every span, preceded by its looks: {@code BOLD(text)}. */
  private static String read(String text) {
    return MrkdwnReader.read(text).stream()
        .map(
            span ->
                span.looks().isEmpty()
                    ? span.text()
                    : span.looks().stream()
                            .sorted()
                            .map(Look::name)
                            .collect(Collectors.joining("+"))
                        + "("
                        + span.text()
                        + ")")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '"',
      value = {
        "*bold* and _italic_ and ~gone~ # BOLD(bold) and ITALIC(italic) and STRUCK(gone)",
        "*_both_* # BOLD+ITALIC(both)",
        "2 * 3 * 4 # 2 * 3 * 4",
        "snake_case_name # snake_case_name",
        "*open # *open",
        "`*code*` # CODE(*code*)",
        "<https://a.example/x_y_z|label> # LINK(label)",
        "<https://a.example> # LINK(https://a.example)",
        "*<https://a.example|label>* # BOLD+LINK(label)",
        "<!channel> <@U1> <!date^1^{time}|noon> # LINK(@channel) LINK(@U1) LINK(noon)",
        "a &lt;b&gt; &amp;lt; # a <b> &lt;",
        "&lt;!channel&gt; # <!channel>",
        ":no_such_name: 10:30:00 # :no_such_name: 10:30:00",
        "&gt; said # FAINT(▎ )said"
      })
  void showsWhatSlackShows(String text, String shown) {
    assertThat(read(text)).isEqualTo(shown);
  }

  @Test
  void putsCodeBlocksOnTheirOwnLines() {
    assertThat(read("see ```\nx *y*\nz\n``` end")).isEqualTo("see \nCODE(x *y*\nz)\n end");
    assertThat(read("```all```")).isEqualTo("CODE(all)");
  }
}
