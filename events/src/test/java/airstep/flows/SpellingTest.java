package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> KNOWN = List.of("run", "runs", "plan", "status", "ui");

  @ParameterizedTest
  @CsvSource({"rnu, run", "palns, plan", "STAUTS, status", "runns, runs", "iu, ui"})
  void suggestsTheNearestWord(String written, String near) {
    assertThat(Spelling.remedy(written, KNOWN, "none")).isEqualTo("did you mean " + near + "?");
  }

  @Test
  void neighborsThatAreSwappedAreOneSlip() {
    assertThat(Spelling.distance("rnu", "run")).isEqualTo(1);
    assertThat(Spelling.distance("ab", "ba")).isEqualTo(1);
    assertThat(Spelling.distance("abc", "cab")).isEqualTo(2);
    assertThat(Spelling.distance("", "run")).isEqualTo(3);
    assertThat(Spelling.distance("kitten", "Sitting")).isEqualTo(3);
    assertThat(Spelling.remedy("deploy", KNOWN, "none")).isEqualTo("none");
    // Half of the letters differ.
    assertThat(Spelling.remedy("fish", List.of("bash", "zsh"), "none")).isEqualTo("none");
  }

  @Test
  void showsThatAWordIsEmpty() {
    assertThat(Spelling.unknown("flow", "", List.of("daily", "all")))
        .isEqualTo("unknown flow ''; the flows are daily, all");
  }
}
