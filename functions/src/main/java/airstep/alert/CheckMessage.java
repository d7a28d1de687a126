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
 * @param findings what the whole check found
 */
public record CheckMessage(RunId run, AirbyteFindings findings, List<String> tags) {

  /** The maximum number of lines of each kind. Slack accepts 3,000 characters in a section. */
  private static final int SHOWN = 5;

  private static final int LONGEST_LINE = 250;
  private static final int LONGEST_TAGS = 1000;

  /** Returns the payload for the webhook. */
  public Map<String, Object> payload() {
    String flow = RunResult.shortFlow(run);
    int count = findings.problems().size();
    String found = count == 0 ? "no problems found" : Spoken.count(count, "problem");
    List<Text> lines = new ArrayList<>();
    lines.add(
        Text.of("Nothing was synced. This channel receives this flow's alerts. Result: ")
            .then(found + "."));
    lines.addAll(listed("⚠️ ", findings.problems()));
    lines.addAll(listed("ℹ️ ", findings.notes()));
    List<Text> seen = new ArrayList<>(listed("✅ ", findings.saw()));
    seen.addAll(listed("❔ Not tested: ", findings.untried()));
    List<Object> blocks = new ArrayList<>();
    blocks.add(Blocks.header("🔧 Check of " + flow + ", no alert"));
    blocks.add(Blocks.section(Text.join("\n", lines).markup()));
    if (!seen.isEmpty()) {
      blocks.add(Blocks.section(Text.join("\n", seen).markup()));
    }
    Text footer =
        Text.join(
            " · ",
            Links.execution(run.execution()),
            Text.foreign(NotificationTemplate.executionName(run), LONGEST_LINE),
            Text.foreign(String.join(", ", tags), LONGEST_TAGS));
    blocks.add(Blocks.context(footer.markup()));
    return Blocks.message(
        Text.of("Airstep check, no alert: " + flow + " - " + found).markup(), blocks);
  }

  private static List<Text> listed(String mark, List<String> texts) {
    List<Text> lines = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(SHOWN, texts.size()))) {
      lines.add(Text.of(mark).then(Text.foreign(text, LONGEST_LINE)));
    }
    if (texts.size() > SHOWN) {
      lines.add(Text.of(mark + "and " + (texts.size() - SHOWN) + " more"));
    }
    return lines;
  }
}
