package airstep.alert;

import airstep.slack.Blocks;
import airstep.text.OneLine;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one message about a run, made of a part for each kind that there is something to tell of.
 *
 * @param kinds of its parts, worst first
 * @param payload for a webhook, in Slack's Block Kit
 * @param text the same as plain text, for logs
 */
public record Message(List<AlertKind> kinds, Map<String, ?> payload, String text) {

  // Slack takes 150 characters in a headline and 3,000 in a section, escapes included.
  private static final int LONGEST_HEADLINE = 150;
  private static final int LONGEST_NOTIFICATION = 400;
  private static final int LONGEST_ESCAPED = 1000;
  private static final int LONGEST_RUNBOOK = 800;

  /**
   * What has to be told of the run, if anything.
   *
   * @param earlier runs of the same flow, the newest first; none if they are not known
   */
  public static Optional<Message> of(
      RunResult run, List<EarlierRun> earlier, AlertSettings settings) {
    Set<AlertKind> wanted = settings.kinds();
    List<EarlierRun> tried = earlier.stream().filter(EarlierRun::tried).toList();
    List<Part> parts =
        Stream.of(
                Crashed.of(run, tried),
                FailedRun.of(run, tried, wanted),
                Suspicious.of(run),
                SchemaChange.of(run, earlier),
                SwitchedOff.of(run, earlier),
                Recovered.of(run, tried))
            .flatMap(Optional::stream)
            .filter(part -> wanted.contains(part.kind()))
            .sorted((one, other) -> one.kind().compareTo(other.kind()))
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(composed(run, RunLine.of(run), parts, settings));
  }

  /** What has to be told of a sync while it still runs, if that is wanted. */
  public static Optional<Message> stuck(StuckSync stuck, AlertSettings settings) {
    return settings.kinds().contains(AlertKind.STUCK)
        ? Optional.of(composed(stuck.run(), Text.NONE, List.of(stuck.part()), settings))
        : Optional.empty();
  }

  private static Message composed(
      RunResult run, Text runLine, List<Part> parts, AlertSettings settings) {
    Part worst = parts.getFirst();
    Optional<String> template = settings.text().filter(_ -> worst.kind().failure());
    String notification = notification(run, worst, template);
    Text mention =
        settings.mention().filter(_ -> worst.kind().serious()).map(Text::mention).orElse(Text.NONE);
    String headline =
        OneLine.of(light(worst.kind().severity()) + " " + worst.headline(), LONGEST_HEADLINE);
    List<Text> sections = new ArrayList<>();
    Text line = template.map(_ -> Text.foreign(notification, LONGEST_ESCAPED)).orElse(Text.NONE);
    Text top = mention.then(Text.lines(line, runLine));
    if (!top.isEmpty()) {
      sections.add(top);
    }
    parts.forEach(part -> sections.addAll(part.sections()));
    Text links = links(run, settings);
    if (!links.isEmpty()) {
      sections.add(links);
    }
    Text footer = footer(run);
    List<Object> blocks = new ArrayList<>();
    blocks.add(Blocks.header(headline));
    sections.forEach(section -> blocks.add(Blocks.section(section.markup())));
    if (!footer.isEmpty()) {
      blocks.add(Blocks.context(footer.markup()));
    }
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("text", mention.markup() + Text.foreign(notification, LONGEST_ESCAPED).markup());
    payload.put("blocks", blocks);
    payload.put("unfurl_links", false);
    payload.put("unfurl_media", false);
    List<Text> all = new ArrayList<>(sections);
    all.addFirst(Text.of(headline));
    all.addLast(footer);
    return new Message(
        parts.stream().map(Part::kind).toList(), payload, Text.join("\n\n", all).plain());
  }

  private static String light(AlertKind.Severity severity) {
    return switch (severity) {
      case SERIOUS -> "🔴";
      case WARNING -> "🟠";
      case NOTICE -> "🟡";
      case GOOD -> "🟢";
    };
  }

  private static String notification(RunResult run, Part worst, Optional<String> template) {
    String text =
        worst.kind().failure()
            ? template
                .map(NotificationTemplate::new)
                .orElse(NotificationTemplate.OURS)
                .fill(run, worst)
            : worst.headline() + " - " + worst.message();
    String line = OneLine.of(text, LONGEST_NOTIFICATION);
    return line.isEmpty() ? OneLine.of(worst.headline(), LONGEST_NOTIFICATION) : line;
  }

  private static Text links(RunResult run, AlertSettings settings) {
    return Text.join(
        " · ",
        settings
            .runbook()
            .map(runbook -> Text.link(runbook, "Runbook", LONGEST_RUNBOOK))
            .orElse(Text.NONE),
        new Links(run).execution());
  }

  private static Text footer(RunResult run) {
    return Text.join(
        " · ",
        Text.foreign(run.executionName(), 300),
        Text.foreign(String.join(", ", run.tags()), LONGEST_ESCAPED));
  }
}
