package airstep.embedded.slack;

import static airstep.embedded.slack.Payloads.blocks;
import static airstep.embedded.slack.Payloads.chars;
import static airstep.embedded.slack.Payloads.mrkdwn;
import static airstep.embedded.slack.Payloads.plain;
import static airstep.embedded.slack.Payloads.section;
import static airstep.embedded.slack.Payloads.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlockKitTest {

  private static Arguments limit(int most, String where, IntFunction<JsonNode> payload) {
    return arguments(most, where, payload);
  }

  private static JsonNode context(String elements) {
    return blocks("{'type':'context','elements':[" + elements + "]}");
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit(50, "blocks", n -> blocks(times(n, section("x")))),
        limit(3_000, "blocks[0].text.text", n -> blocks(section(chars(n)))),
        limit(150, "blocks[0].text.text", n -> blocks("{'type':'header','text':" + plain(n) + "}")),
        limit(10, "blocks[0].elements", n -> context(times(n, mrkdwn("context")))),
        limit(3_000, "blocks[0].elements[0].text", n -> context(mrkdwn(chars(n)))));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("limits")
  void acceptsExactlyTheDocumentedLimits(int most, String where, IntFunction<JsonNode> payload) {
    assertThat(BlockKit.faults(payload.apply(most))).isEmpty();
    assertThat(BlockKit.faults(payload.apply(most + 1)))
        .singleElement()
        .asString()
        .startsWith(where + " has " + (most + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'type':'carousel'} | blocks[0].type 'carousel' is unknown",
        "{} | blocks[0].type '' is unknown",
        "{'type':'section'} | blocks[0].text.text is not a string",
        "{'type':'divider'} | blocks[0].type 'divider' is unknown",
        "{'type':'section','text':{'type':'mrkdwn','text':''}} | blocks[0].text.text has 0",
        "{'type':'section','text':{'type':'mrkdwn','text':7}} | blocks[0].text.text is not a"
            + " string",
        "{'type':'section','text':'bare'} | blocks[0].text.type is not",
        "{'type':'header','text':{'type':'mrkdwn','text':'x'}} | blocks[0].text.type is not plain",
        "{'type':'context','elements':[]} | blocks[0].elements has 0 items",
        "{'type':'context','elements':'x'} | blocks[0].elements is not a list",
      })
  void reportsLocationAndReason(String block, String fault) {
    assertThat(BlockKit.faults(blocks(block))).anySatisfy(it -> assertThat(it).startsWith(fault));
  }

  @Test
  void countsWhatIsSentSoEscapesAreLonger() {
    assertThat(BlockKit.faults(blocks(section("&amp;".repeat(601)))))
        .containsExactly("blocks[0].text.text has 3005 characters, 1 to 3000");
  }
}
