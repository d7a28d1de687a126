package airstep.alert;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.CaughtError;
import airstep.vocabulary.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ErrorOutputTest {

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "\"",
          "\\",
          "\"errorMessage\":",
          "\"x\"",
          ":",
          ",",
          "[",
          "]",
          "null",
          "1e999",
          "\n",
          "\u0000",
          "🎿",
          "\ud83c",
          "語",
          "States.ALL",
          " ".repeat(400),
          "{".repeat(2_000));

  @Test
  void showsTheMessageOfTheFailedStep() {
    String cause = Json.write(Map.of("errorMessage", "no key", "errorType", "x"));

    assertThat(ErrorOutput.said(new CaughtError("airstep.x", cause))).isEqualTo("no key");
  }

  @Test
  void otherwiseShowsTheErrorNameAndBothEndsOfTheCause() {
    assertThat(ErrorOutput.said(new CaughtError("States.Timeout", ""))).isEqualTo("States.Timeout");
    assertThat(ErrorOutput.said(new CaughtError("E", "{\"errorMessage\":7}")))
        .isEqualTo("E: {\"errorMessage\":7}");
    assertThat(ErrorOutput.said(new CaughtError("E", "a".repeat(32_000) + "the reason")))
        .startsWith("E: aaa")
        .endsWith("the reason")
        .hasSize(306);
  }

  @Test
  void acceptsAnyInput() {
    Random random = new Random(1);
    for (int n = 0; n < 20_000; n++) {
      String cause =
          random
              .ints(random.nextInt(12), 0, PIECES.size())
              .mapToObj(PIECES::get)
              .collect(Collectors.joining());

      String said =
          ErrorOutput.said(CaughtError.read(JsonObject.of(Map.of("Error", "E", "Cause", cause))));

      assertThat(said).as(cause).hasSizeLessThanOrEqualTo(1000);
    }
    assertThat(ErrorOutput.said(CaughtError.read(JsonObject.empty()))).isEqualTo("an error");
  }
}
