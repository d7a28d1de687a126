package airstep.embedded.slack;

import static airstep.embedded.slack.Payloads.blocks;
import static airstep.embedded.slack.Payloads.section;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SlackDrawingTest {

  private static final JsonNode ALERT =
      blocks(
          "{'type':'header','text':{'type':'plain_text','text':'🔴 nightly: 1 of 3 syncs"
              + " failed','emoji':true}}",
          section(
              "*Stripe → Snowflake* failed after 12 min.\\nJob <https://cloud.airbyte.com/x|48203>"
                  + " said: _Could not connect to &lt;db&gt; &amp; gave up_"),
          section("Look at the runbook"),
          "{'type':'context','elements':["
              + "{'type':'mrkdwn','text':'HubSpot → Snowflake ✅'},"
              + "{'type':'mrkdwn','text':'東京 orders ⚠️ late'}]}");

  private static String draw(int width, boolean color, JsonNode payload) {
    var message = new SlackMessage(Instant.parse("2026-08-01T02:14:05Z"), payload);
    return new SlackDrawing(width, color, "Airstep", ZoneOffset.UTC).draw(message);
  }

  /** Escape sequences made visible. */
  private static String visible(String drawing) {
    return drawing.replace("\u001b[", "{").replaceAll("(\\{[0-9;]+)m", "$1}");
  }

  @Test
  void looksLikeTheMessageInSlack() {
    assertThat(draw(60, false, ALERT))
        .isEqualTo(
            """
            ╭──────────────────────────────────────────────────────────╮
            │ Airstep APP 02:14                                        │
            │ 🔴 nightly: 1 of 3 syncs failed                          │
            │ Stripe → Snowflake failed after 12 min.                  │
            │ Job 48203 said: Could not connect to <db> & gave up      │
            │                                                          │
            │ Look at the runbook                                      │
            │ HubSpot → Snowflake ✅  東京 orders ⚠️ late              │
            ╰──────────────────────────────────────────────────────────╯
            """);
  }

  @Test
  void stacksColumnsInANarrowTerminal() {
    assertThat(draw(34, false, ALERT))
        .isEqualTo(
            """
            ╭────────────────────────────────╮
            │ Airstep APP 02:14              │
            │ 🔴 nightly: 1 of 3 syncs       │
            │ failed                         │
            │ Stripe → Snowflake failed      │
            │ after 12 min.                  │
            │ Job 48203 said: Could not      │
            │ connect to <db> & gave up      │
            │                                │
            │ Look at the runbook            │
            │ HubSpot → Snowflake ✅  東京   │
            │ orders ⚠️ late                 │
            ╰────────────────────────────────╯
            """);
  }

  @Test
  void stylesBoldLinksAndCodeWithColor() {
    String drawing = draw(60, true, blocks(section("*Job* <https://a.example|7>: `a<b` ❌")));

    assertThat(visible(drawing))
        .contains("{2}│{0} {1}Airstep{0} {2}APP{0} {2}02:14{0}")
        .contains("{1}Job{0} {4}7{0}: {36}a<b{0} ❌   ");
  }

  @Test
  void showsTheTextIfThereAreNoBlocks() {
    assertThat(draw(40, false, Payloads.read("{'text':'just *text*'}"))).contains("│ just text ");
    assertThat(draw(40, false, blocks(section("block"))))
        .contains("│ block ")
        .doesNotContain("fallback");
  }

  @Test
  void aMessageCannotControlTheTerminal() {
    String hostile = "red\\u001b[31m\\u0007 \\u202eback\\u009b2J";

    String drawing = draw(40, false, blocks(section(hostile)));

    assertThat(drawing).contains("│ red[31m back2J ");
    assertThat(drawing.chars().filter(Character::isISOControl).filter(it -> it != '\n')).isEmpty();
  }

  @Test
  void breaksWordsThatAreLongerThanALine() {
    assertThat(draw(24, false, Payloads.read("{'text':'to " + "x".repeat(25) + "'}")))
        .contains("│ to                   │\n│ " + "x".repeat(20) + " │\n│ xxxxx ");
  }

  @Test
  void namesUnsupportedBlocks() {
    assertThat(draw(40, false, blocks("{'type':'video'}"))).contains("[video]");
  }
}
