package airstep.alert;

import airstep.slack.Blocks;
import airstep.text.OneLine;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.run.NotifyInput.Stuck;
import airstep.vocabulary.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The single message about a run, with a part for each kind of alert.
 *
 * @param kinds the kinds of its parts, worst first
 * @param payload for a webhook, in Slack's Block Kit
 * @param text the same as plain text, for logs
 */
public record Message(List<AlertKind> kinds, Map<String, ?> payload, String text) {

  // Slack accepts 150 characters in a header and 3,000 in a section, escapes included.
  private static final int LONGEST_HEADLINE = 150;
  private static final int LONGEST_NOTIFICATION = 400;
  private static final int LONGEST_ESCAPED = 1000;

  /**
   * Returns the message about a run; empty if there is nothing to report.
   *
   * @param earlier runs of the same flow, newest first; none if unknown
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
        : Optional.of(composed(run.run(), run.tags(), RunLine.of(run), parts, settings));
  }

  /** Returns the message about a sync that seems stuck; empty if the flow does not want it. */
  public static Optional<Message> of(Stuck stuck) {
    return stuck.alert().kinds().contains(AlertKind.STUCK)
        ? Optional.of(
            composed(
                stuck.run(), stuck.tags(), Text.NONE, List.of(StuckAlert.of(stuck)), stuck.alert()))
        : Optional.empty();
  }

  private static Message composed(
      RunId run, List<String> tags, Text runLine, List<Part> parts, AlertSettings settings) {
    Part worst = parts.getFirst();
    AlertKind kind = worst.kind();
    String what = RunResult.shortFlow(run) + worst.what();
    Optional<String> template = settings.text().filter(_ -> kind.failure());
    String filled =
        kind.failure()
            ? NotificationTemplate.fill(template.orElse(NotificationTemplate.OURS), run, worst)
            : what + " - " + worst.message();
    String line = OneLine.of(filled, LONGEST_NOTIFICATION);
    Text notification =
        Text.foreign(
            line.isEmpty() ? OneLine.of(what, LONGEST_NOTIFICATION) : line, LONGEST_ESCAPED);
    Text mention =
        settings.mention().filter(_ -> kind.serious()).map(Text::mention).orElse(Text.NONE);
    String headline = OneLine.of(light(kind.severity()) + " " + what, LONGEST_HEADLINE);
    Text links =
        Text.join(" · ", Links.runbook(settings.runbook()), Links.execution(run.execution()));
    List<Text> sections = new ArrayList<>();
    sections.add(
        mention.then(Text.lines(template.map(_ -> notification).orElse(Text.NONE), runLine)));
    parts.forEach(part -> sections.addAll(part.sections()));
    sections.add(links);
    Text identity = RunLine.identity(run, tags);
    return new Message(
        parts.stream().map(Part::kind).toList(),
        Blocks.message(
            mention.then(notification).markup(),
            headline,
            Text.sections(sections),
            identity.markup()),
        Text.join("\n\n", Text.of(headline), Text.join("\n\n", sections), identity).plain());
  }

  private static String light(AlertKind.Severity severity) {
    return switch (severity) {
      case SERIOUS -> "🔴";
      case WARNING -> "🟠";
      case NOTICE -> "🟡";
      case GOOD -> "🟢";
    };
  }
}
