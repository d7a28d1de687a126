package airstep.slack;

import airstep.json.JsonObject;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The message of a check, clearly marked as not an alert. */
public final class CheckMessage {

  /** The maximum number of lines of each kind. Slack accepts 3,000 characters in a section. */
  private static final int SHOWN = 5;

  private static final int LONGEST_LINE = 250;

  private final JsonObject run;
  private final List<String> saw;
  private final List<String> untried;
  private final List<String> problems;
  private final List<String> notes;
  private final List<String> tags;

  /**
   * Creates the message of a check.
   *
   * @param run the run of the check: {@code flow}, {@code execution}
   * @param saw what is in order
   * @param untried what a check cannot test
   * @param problems the problems found
   * @param notes additional information
   */
  public CheckMessage(
      JsonObject run,
      List<String> saw,
      List<String> untried,
      List<String> problems,
      List<String> notes,
      List<String> tags) {
    this.run = run;
    this.saw = saw;
    this.untried = untried;
    this.problems = problems;
    this.notes = notes;
    this.tags = tags;
  }

  /** Returns the payload for the webhook. */
  public Map<String, Object> payload() {
    String flow = OneLine.of(run.needText("flow"), 120);
    String found =
        switch (problems.size()) {
          case 0 -> "no problems found";
          case 1 -> "1 problem";
          default -> problems.size() + " problems";
        };
    List<String> lines = new ArrayList<>();
    lines.add(
        "Nothing was synced. This channel receives this flow's alerts. Result: " + found + ".");
    lines.addAll(listed("⚠️ ", problems));
    lines.addAll(listed("ℹ️ ", notes));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("text", Mrkdwn.escape("Airstep check, no alert: " + flow + " - " + found, 1000));
    List<Object> blocks = new ArrayList<>();
    blocks.add(Blocks.header("🔧 Check of " + flow + ", no alert"));
    blocks.add(Blocks.section(String.join("\n", lines)));
    List<String> seen = new ArrayList<>(listed("✅ ", saw));
    seen.addAll(listed("❔ Not tested: ", untried));
    if (!seen.isEmpty()) {
      blocks.add(Blocks.section(String.join("\n", seen)));
    }
    blocks.add(Blocks.context(Footer.of(run, tags)));
    payload.put("blocks", blocks);
    return payload;
  }

  private static List<String> listed(String mark, List<String> texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts.subList(0, Math.min(SHOWN, texts.size()))) {
      lines.add(mark + Mrkdwn.escape(OneLine.of(text, LONGEST_LINE), LONGEST_LINE));
    }
    if (texts.size() > SHOWN) {
      lines.add(mark + "and " + (texts.size() - SHOWN) + " more");
    }
    return lines;
  }
}
