package airstep.alert;

import airstep.slack.Blocks;
import airstep.vocabulary.run.AirbyteFindings;
import airstep.vocabulary.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The message of a check, clearly marked as not an alert.
 *
 * @param run the run of the check
 * @param airbyte what the check found in Airbyte
 * @param problems why a run would fail, in Airbyte or elsewhere
 */
public record CheckMessage(
    RunId run,
    AirbyteFindings airbyte,
    List<String> problems,
    List<String> notes,
    List<String> tags) {

  /** Slack accepts 3,000 characters in a section. */
  private static final int LONGEST_LINE = 250;

  /** Returns the payload for the webhook. */
  public Map<String, Object> payload() {
    String flow = RunResult.shortFlow(run);
    int count = problems.size();
    String found = count == 0 ? "no problems found" : HumanFormat.count(count, "problem");
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of("Nothing was synced. This channel receives this flow's alerts. Result: ")
            .then(found + "."));
    lines.addAll(listed("⚠️ ", problems));
    lines.addAll(listed("ℹ️ ", notes));
    List<Text> seen = new ArrayList<>(listed("✅ ", airbyte.saw()));
    seen.addAll(listed("❔ Not tested: ", airbyte.untried()));
    Text footer = Text.join(" · ", Links.execution(run.execution()), RunLine.identity(run, tags));
    return Blocks.message(
        Text.of("Airstep check, no alert: " + flow + " - " + found).markup(),
        "🔧 Check of " + flow + ", no alert",
        Text.sections(List.of(Text.join("\n", lines), Text.join("\n", seen))),
        footer.markup());
  }

  private static List<Text> listed(String mark, List<String> texts) {
    return Text.listed(
        mark, texts.stream().map(text -> Text.foreign(text, LONGEST_LINE)).toList(), "");
  }
}
