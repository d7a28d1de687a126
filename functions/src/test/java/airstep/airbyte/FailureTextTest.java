package airstep.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.vocabulary.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FailureTextTest {

  private static final long SEED = 20261128;
  private static final String CAUSE = "FATAL: password authentication failed for user \"etl\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t",
        "\u200b",
        "Something went wrong during replication",
        "something went wrong during replication.",
        "Something went wrong within the source connector",
        "Something went wrong within the destination connector",
        "Something went wrong within the airbyte platform",
        "Something went wrong during state persistence",
        "Something went wrong during normalization",
        "Something went wrong in the connector. See the logs for more details.",
        "Something went wrong",
        "An unknown failure occurred",
        "Airbyte could not start the sync process.",
        "Airbyte could not start the sync process or track the progress of the sync.",
        "The check connection failed because of an internal error",
        "Checking source connection failed - please review this connection's configuration to"
            + " prevent future syncs from failing"
      })
  void showsTheCauseIfTheUserMessageHasNone(String external) {
    assertThat(text(external, CAUSE + "\n\tat a.Source.read(Source.java:1)")).isEqualTo(CAUSE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Something went wrong during the upload: the bucket is gone",
        "Something went wrong because the password has expired",
        "The source fell silent",
        "Airbyte could not start the sync process. This may be due to insufficient system"
            + " resources. Please check available resources and try again."
      })
  void keepsASpecificUserMessage(String external) {
    assertThat(text(external, CAUSE)).isEqualTo(external);
  }

  @Test
  void keepsAGenericSentenceWithoutAlternative() {
    String fixed = "Something went wrong during replication";

    assertThat(text(fixed, null)).isEqualTo(fixed);
    assertThat(text(fixed, " \n ")).isEqualTo(fixed);
    assertThat(text(fixed, "Internal Server Error")).isEqualTo(fixed);
    assertThat(text(null, fixed)).isEqualTo(fixed);
    assertThat(text(null, null)).isEmpty();
  }

  @Test
  void usesTheFirstLineThatIsNotBlank() {
    assertThat(text("", "\n\u200b\n  boom\u0007 here\nCaused by: x")).isEqualTo("boom here");
  }

  /** At least one message is always kept. */
  @Test
  void hasAMessageIfEitherMessageExists() {
    Random random = new Random(SEED);
    List<String> words =
        List.of("Something", "went", "wrong", "during", "the", "sync", ".", "\n", " - ", "error");
    for (int i = 0; i < 5000; i++) {
      String external = sentence(random, words);
      String internal = sentence(random, words);
      String said = text(external, internal);
      assertThat(said.isBlank())
          .as("%s / %s", external, internal)
          .isEqualTo(external.isBlank() && internal.isBlank());
      assertThat(said).doesNotContain("\n").hasSizeLessThanOrEqualTo(300);
    }
  }

  private static String sentence(Random random, List<String> words) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> words.get(random.nextInt(words.size())))
        .collect(Collectors.joining(" "));
  }

  private static String text(String external, String internal) {
    Map<String, Object> failure = new HashMap<>();
    failure.put("externalMessage", external);
    failure.put("internalMessage", internal);
    return FailureText.of(JsonObject.of(failure));
  }
}
