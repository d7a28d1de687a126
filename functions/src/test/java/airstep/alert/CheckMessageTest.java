package airstep.alert;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.run.AirbyteFindings;
import airstep.vocabulary.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CheckMessageTest {

  private static final String ARN =
      "arn:aws:states:eu-west-2:123456789012:execution:airstep-dev-run:hubspot-x";

  private static final RunId RUN =
      new RunId(
          "hubspot", ARN, Instant.parse("2026-11-22T07:00:00Z"), false, false, Optional.empty());

  @Test
  void isMarkedAsNotAnAlert() {
    Map<String, Object> payload = message(List.of(), List.of());

    assertThat(payload.get("text"))
        .isEqualTo("Airstep check, no alert: hubspot - no problems found");
    assertThat(payload.get("blocks").toString())
        .contains(
            "🔧 Check of hubspot, no alert",
            "Nothing was synced. This channel receives this flow's alerts. Result: no problems"
                + " found.",
            "|Run in AWS> · hubspot-x · daily");
  }

  @Test
  void listsProblemsWithEscapedMarkup() {
    String blocks =
        message(List.of("<!channel> & co"), List.of("just so")).get("blocks").toString();

    assertThat(blocks)
        .contains("Result: 1 problem.", "⚠️ &lt;!channel&gt; &amp; co", "ℹ️ just so")
        .doesNotContain("<!channel>");
  }

  @Test
  void listsResultsAndWhatWasNotTested() {
    List<String> saw = IntStream.range(0, 9).mapToObj(n -> "<" + n + "> would start").toList();

    List<?> blocks =
        (List<?>)
            new CheckMessage(
                    RUN, findings(saw, List.of("a start")), List.of(), List.of(), List.of())
                .payload()
                .get("blocks");

    assertThat(blocks).hasSize(4);
    assertThat(blocks.get(2).toString())
        .contains("✅ &lt;0&gt; would start\n", "✅ and 4 more", "❔ Not tested: a start");
  }

  @Test
  void staysWithinTheLimitsOfASection() {
    List<String> many = IntStream.range(0, 50).mapToObj(n -> n + "&".repeat(900)).toList();

    Map<String, Object> payload = message(many, many);

    assertThat(payload.get("text")).isEqualTo("Airstep check, no alert: hubspot - 50 problems");
    Map<?, ?> section = (Map<?, ?>) ((List<?>) payload.get("blocks")).get(1);
    String text = (String) ((Map<?, ?>) section.get("text")).get("text");
    assertThat(text).contains("⚠️ and 45 more", "ℹ️ and 45 more").hasSizeLessThan(3000);
  }

  private static Map<String, Object> message(List<String> problems, List<String> notes) {
    return new CheckMessage(RUN, findings(List.of(), List.of()), problems, notes, List.of("daily"))
        .payload();
  }

  private static AirbyteFindings findings(List<String> saw, List<String> untried) {
    return new AirbyteFindings(
        OptionalLong.empty(), OptionalLong.empty(), saw, untried, List.of(), List.of());
  }
}
