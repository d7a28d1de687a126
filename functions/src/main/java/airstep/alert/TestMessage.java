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
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

  /** The settings that the flows of a group share. */
  private record Group(Set<AlertKind> kinds, Optional<String> mention, Optional<String> runbook) {}

  public TestMessage {
    flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
  }

  /** Returns the payload for the webhook. */
  public Map<String, Object> payload() {
    String these = flows.size() == 1 ? "this flow" : "these flows";
    List<Text> sections = new ArrayList<>();
    sections.add(
        Text.of(
            "Nothing happened, and no action is needed. This channel receives the alerts of "
                + these
                + ":"));
    sections.addAll(groups());
    return Blocks.message(
        Text.of("Airstep test, no alert: this channel receives the alerts of ")
            .then(which())
            .markup(),
        "🔧 Test message, not an alert",
        Text.sections(sections),
        Text.of("Sent by `airstep alert test` to the webhook of secret ")
            .then(Text.foreign(secret, LONGEST_NAME))
            .markup());
  }

  private Text which() {
    return flows.size() == 1
        ? Text.foreign(flows.keySet().iterator().next(), LONGEST_NAME)
        : Text.of(HumanFormat.count(flows.size(), "flow"));
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
      texts.add(Text.of("And " + HumanFormat.count(more, "more flow") + " with other settings."));
    }
    return texts;
  }

  private static Text text(Group group, List<String> names) {
    String silent = words(kind -> !group.kinds().contains(kind));
    return Text.lines(
        Text.names(names.stream().map(name -> Text.name(name, LONGEST_NAME)), names.size()),
        Text.of("Alerts for: " + words(group.kinds()::contains)),
        silent.isEmpty() ? Text.NONE : Text.of("No alerts for: " + silent),
        mentioned(group),
        Links.runbook(group.runbook()));
  }

  /** Names who is mentioned in a form that mentions no one. */
  private static Text mentioned(Group group) {
    String serious = words(kind -> kind.serious() && group.kinds().contains(kind));
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

  private static String words(Predicate<AlertKind> wanted) {
    return Stream.of(AlertKind.values())
        .filter(wanted)
        .map(AlertKind::word)
        .collect(Collectors.joining(", "));
  }
}
