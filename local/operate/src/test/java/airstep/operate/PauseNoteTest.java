package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseNoteTest {

  private static final Optional<Instant> END = Optional.of(Instant.parse("2026-11-29T00:00:00Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Salesforce maintenance",
        "until noon, [see] #ops: 100 % = all",
        "Wartung für ☃ und 日本",
        ": [Paused]",
      })
  void readsEveryReasonBack(String why) {
    for (Optional<Instant> until : List.of(END, Optional.<Instant>empty())) {
      Pause pause = new Pause(until, why);

      String tag = TagText.encode(PauseNote.text(pause));
      assertThat(tag).matches("[\\p{L}\\p{N} _.:/=+@-]*").hasSizeLessThanOrEqualTo(256);
      assertThat(PauseNote.read(TagText.decode(tag))).contains(pause);

      String description = PauseNote.addTo("Starts flow x: 0 7 * * * UTC", pause);
      assertThat(PauseNote.in(description)).contains(pause);
      assertThat(PauseNote.removeFrom(description)).isEqualTo("Starts flow x: 0 7 * * * UTC");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"☃", ",", "x"})
  void aReasonThatIsTooLongIsCut(String one) {
    Pause pause = new Pause(END, one.repeat(200));

    String tag = TagText.encode(PauseNote.text(pause));
    assertThat(tag).hasSizeLessThanOrEqualTo(256);
    assertThat(PauseNote.read(TagText.decode(tag)).orElseThrow().until()).isEqualTo(END);
    String description = PauseNote.addTo("d".repeat(400), pause);
    assertThat(description).hasSizeLessThanOrEqualTo(512);
    assertThat(PauseNote.in(description).orElseThrow().until()).isEqualTo(END);
  }
}
