package airstep.alert;

import airstep.slack.Blocks;
import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The message of a test of alerts, clearly marked as not an alert. It lists what the channel
 * receives, and mentions no one.
 *
 * @param secret the name of the secret with the webhook URL
 * @param flows the settings of each flow that alerts there, by name; at least one
 */
public record TestMessage(String secret, Map<String, AlertSettings> flows) {

  /** The maximum number of groups. Slack accepts 50 blocks and 3,000 characters in a section. */
  private static final int SHOWN = 5;

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_RUNBOOK = 800;

  /** The settings that the flows of a group share. */
  private record Group(Set<AlertKind> kinds, Optional<String> mention, Optional<String> runbook) {}

  public TestMessage {
    flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
  }

  /** Returns the payload for the webhook. */
  public Map<String, Object> payload() {
    List<Object> blocks = new ArrayList<>();
    blocks.add(Blocks.header("🔧 Test message, not an alert"));
    String these = flows.size() == 1 ? "this flow" : "these flows";
    blocks.add(
        Blocks.section(
            "Nothing happened, and no action is needed. This channel receives the alerts of "
                + these
                + ":"));
    groups().forEach(group -> blocks.add(Blocks.section(group.markup())));
    blocks.add(
        Blocks.context(
            Text.of("Sent by `airstep alert test` to the webhook of secret ")
                .then(Text.foreign(secret, LONGEST_NAME))
                .markup()));
    return Blocks.message(
        Text.of("Airstep test, no alert: this channel receives the alerts of ")
            .then(which())
            .markup(),
        blocks);
  }

  private Text which() {
    return flows.size() == 1
        ? Text.foreign(flows.keySet().iterator().next(), LONGEST_NAME)
        : Text.of(Spoken.count(flows.size(), "flow"));
  }

  private List<Text> groups() {
    Map<Group, List<String>> groups = new LinkedHashMap<>();
    flows.forEach(
        (flow, settings) ->
            groups
                .computeIfAbsent(
                    new Group(settings.kinds(), settings.mention(), settings.runbook()),
                    _ -> new ArrayList<>())
                .add(flow));
    List<Text> texts = new ArrayList<>();
    groups.entrySet().stream()
        .limit(SHOWN)
        .forEach(group -> texts.add(text(group.getKey(), group.getValue())));
    int more = groups.values().stream().skip(SHOWN).mapToInt(List::size).sum();
    if (more > 0) {
      texts.add(Text.of("And " + Spoken.count(more, "more flow") + " with other settings."));
    }
    return texts;
  }

  private static Text text(Group group, List<String> names) {
    return Text.lines(
        Text.names(names.stream().map(name -> Text.name(name, LONGEST_NAME)), names.size()),
        Text.of(
            "Alerts for: " + words(Stream.of(AlertKind.values()).filter(group.kinds()::contains))),
        silent(group),
        mentioned(group),
        group
            .runbook()
            .map(runbook -> Text.link(runbook, "Runbook", LONGEST_RUNBOOK))
            .orElse(Text.NONE));
  }

  private static Text silent(Group group) {
    String silent =
        words(Stream.of(AlertKind.values()).filter(kind -> !group.kinds().contains(kind)));
    return silent.isEmpty() ? Text.NONE : Text.of("No alerts for: " + silent);
  }

  /** Names who is mentioned in a form that mentions no one. */
  private static Text mentioned(Group group) {
    String serious =
        words(
            Stream.of(AlertKind.values())
                .filter(AlertKind::serious)
                .filter(group.kinds()::contains));
    return group
        .mention()
        .filter(mention -> !serious.isEmpty() && !Text.mention(mention).isEmpty())
        .map(mention -> Text.of("Mentions " + whom(mention) + " for: " + serious))
        .orElse(Text.of("Mentions no one"));
  }

  private static String whom(String mention) {
    String code = "`" + mention + "`";
    return switch (mention.charAt(0)) {
      case 'U', 'W' -> "the user " + code;
      case 'S' -> "the user group " + code;
      default -> code;
    };
  }

  private static String words(Stream<AlertKind> kinds) {
    return String.join(", ", kinds.map(AlertKind::word).toList());
  }
}
