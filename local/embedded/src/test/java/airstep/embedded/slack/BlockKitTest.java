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

  private static final String DIVIDER = "{'type':'divider'}";

  private static Arguments limit(int most, String where, IntFunction<JsonNode> payload) {
    return arguments(most, where, payload);
  }

  private static JsonNode button(String more) {
    String button = "{'type':'button','text':" + plain(9) + "," + more + "}";
    return blocks("{'type':'actions','elements':[" + button + "]}");
  }

  private static JsonNode fields(String fields) {
    return blocks("{'type':'section','fields':[" + fields + "]}");
  }

  private static JsonNode context(String elements) {
    return blocks("{'type':'context','elements':[" + elements + "]}");
  }

  private static JsonNode image(String url, String alt) {
    return blocks("{'type':'image','image_url':'" + url + "','alt_text':'" + alt + "'}");
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit(50, "blocks", n -> blocks(times(n, DIVIDER))),
        limit(3_000, "blocks[0].text.text", n -> blocks(section(chars(n)))),
        limit(150, "blocks[0].text.text", n -> blocks("{'type':'header','text':" + plain(n) + "}")),
        limit(10, "blocks[0].fields", n -> fields(times(n, mrkdwn("field")))),
        limit(2_000, "blocks[0].fields[0].text", n -> fields(mrkdwn(chars(n)))),
        limit(10, "blocks[0].elements", n -> context(times(n, mrkdwn("context")))),
        limit(
            25,
            "blocks[0].elements",
            n ->
                blocks(
                    "{'type':'actions','elements':["
                        + times(n, "{'type':'button','text':" + plain(5) + "}")
                        + "]}")),
        limit(
            75,
            "blocks[0].elements[0].text.text",
            n ->
                blocks(
                    "{'type':'actions','elements':[{'type':'button','text':" + plain(n) + "}]}")),
        limit(
            75,
            "blocks[0].accessory.text.text",
            n ->
                blocks(
                    "{'type':'section','text':"
                        + plain(3)
                        + ",'accessory':{'type':'button','text':"
                        + plain(n)
                        + "}}")),
        limit(3_000, "blocks[0].elements[0].url", n -> button("'url':'" + chars(n) + "'")),
        limit(2_000, "blocks[0].elements[0].value", n -> button("'value':'" + chars(n) + "'")),
        limit(
            255, "blocks[0].elements[0].action_id", n -> button("'action_id':'" + chars(n) + "'")),
        limit(
            255,
            "blocks[0].block_id",
            n -> blocks("{'type':'divider','block_id':'" + chars(n) + "'}")),
        limit(3_000, "blocks[0].image_url", n -> image(chars(n), "alt")),
        limit(2_000, "blocks[0].alt_text", n -> image("https://i.example", chars(n))),
        limit(
            12_000,
            "markdown text",
            n ->
                blocks(
                    "{'type':'markdown','text':'" + chars(6_000) + "'}",
                    "{'type':'markdown','text':'" + chars(n - 6_000) + "'}")));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("limits")
  void takesAsMuchAsDocumentedAndNotOneMore(int most, String where, IntFunction<JsonNode> payload) {
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
        "{'type':'section'} | blocks[0] has neither text nor fields",
        "{'type':'section','text':{'type':'mrkdwn','text':''}} | blocks[0].text.text has 0",
        "{'type':'section','text':{'type':'mrkdwn','text':7}} | blocks[0].text.text is not a"
            + " string",
        "{'type':'section','text':'bare'} | blocks[0].text.type is not",
        "{'type':'header','text':{'type':'mrkdwn','text':'x'}} | blocks[0].text.type is not plain",
        "{'type':'context','elements':[]} | blocks[0].elements has 0 items",
        "{'type':'context','elements':'x'} | blocks[0].elements is not a list",
        "{'type':'image','image_url':'https://i.example'} | blocks[0].alt_text is missing",
        "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'x'},'style':'loud'}]}"
            + " | blocks[0].elements[0].style is neither",
      })
  void saysWhereAndWhy(String block, String fault) {
    assertThat(BlockKit.faults(blocks(block))).anySatisfy(it -> assertThat(it).startsWith(fault));
  }

  @Test
  void refusesTheSameBlockIdTwice() {
    String block = "{'type':'divider','block_id':'one'}";

    assertThat(BlockKit.faults(blocks(block, block)))
        .containsExactly("blocks[1].block_id is used twice");
  }

  @Test
  void countsWhatIsSentSoEscapesAreLonger() {
    assertThat(BlockKit.faults(blocks(section("&amp;".repeat(601)))))
        .containsExactly("blocks[0].text.text has 3005 characters, 1 to 3000");
  }
}
