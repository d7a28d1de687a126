package airstep.alert;

import airstep.slack.Blocks;
import airstep.vocabulary.run.AirbyteFindings;
import airstep.vocabulary.run.RunId;
import java.util.List;
import java.util.Map;

/**
 * The message of a check for the webhook, clearly marked as not an alert.
 *
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

  public Map<String, Object> payload() {
    String flow = RunResult.shortFlow(run);
    String found =
        problems.isEmpty() ? "no problems found" : HumanFormat.count(problems.size(), "problem");
    Text result =
        Text.of("Nothing was synced. This channel receives this flow's alerts. Result: ")
            .then(found + ".");
    Text faults = Text.lines(result, listed("⚠️ ", problems), listed("ℹ️ ", notes));
    Text seen =
        Text.lines(listed("✅ ", airbyte.saw()), listed("❔ Not tested: ", airbyte.untried()));
    return Blocks.message(
        Text.of("Airstep check, no alert: " + flow + " - " + found).markup(),
        "🔧 Check of " + flow + ", no alert",
        Text.sections(List.of(faults, seen)),
        Text.join(" · ", Links.execution(run.execution()), RunLine.identity(run, tags)).markup());
  }

  private static Text listed(String mark, List<String> texts) {
    List<Text> lines = texts.stream().map(text -> Text.foreign(text, LONGEST_LINE)).toList();
    return Text.join("\n", Text.listed(mark, lines, ""));
  }
}
