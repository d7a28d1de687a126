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
 * A test of where alerts go, marked so that nobody takes it for one. It says who would be told what
 * there, and calls nobody.
 *
 * @param secret the name of the secret with the webhook's address
 * @param flows what is told of each flow there, by its name: one flow at least
 */
public record TestMessage(String secret, Map<String, AlertSettings> flows) {

  /** A person reads this many; Slack takes 50 blocks, and 3,000 characters in a section. */
  private static final int SHOWN = 5;

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_RUNBOOK = 800;

  /** What flows have in common that are told of together. */
  private record Way(Set<AlertKind> kinds, Optional<String> mention, Optional<String> runbook) {}

  public TestMessage {
    flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
  }

  /** The payload for a webhook. */
  public Map<String, Object> payload() {
    List<Object> blocks = new ArrayList<>();
    blocks.add(Blocks.header("🔧 Test of alerts, no alert"));
    String these = flows.size() == 1 ? "this flow" : "these flows";
    blocks.add(
        Blocks.section(
            "Nothing has happened, and nobody has to do anything. Alerts of "
                + these
                + " get here:"));
    ways().forEach(way -> blocks.add(Blocks.section(way.markup())));
    blocks.add(
        Blocks.context(
            Text.of("Sent by `airstep alert test` to the webhook of secret ")
                .then(Text.foreign(secret, LONGEST_NAME))
                .markup()));
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("text", Text.of("Airstep test, no alert: alerts of ").then(which()).markup());
    payload.put("blocks", blocks);
    payload.put("unfurl_links", false);
    payload.put("unfurl_media", false);
    return payload;
  }

  private Text which() {
    Text which =
        flows.size() == 1
            ? Text.foreign(flows.keySet().iterator().next(), LONGEST_NAME)
            : Text.of(Spoken.count(flows.size(), "flow"));
    return which.then(" get here");
  }

  private List<Text> ways() {
    Map<Way, List<String>> ways = new LinkedHashMap<>();
    flows.forEach(
        (flow, settings) ->
            ways.computeIfAbsent(
                    new Way(settings.kinds(), settings.mention(), settings.runbook()),
                    _ -> new ArrayList<>())
                .add(flow));
    List<Text> texts = new ArrayList<>();
    ways.entrySet().stream()
        .limit(SHOWN)
        .forEach(way -> texts.add(text(way.getKey(), way.getValue())));
    int more = ways.values().stream().skip(SHOWN).mapToInt(List::size).sum();
    if (more > 0) {
      texts.add(Text.of("And of " + Spoken.count(more, "more flow") + ", told in other ways."));
    }
    return texts;
  }

  private static Text text(Way way, List<String> names) {
    return Text.lines(
        Text.names(names.stream().map(name -> Text.name(name, LONGEST_NAME)), names.size()),
        Text.of("Told: " + words(Stream.of(AlertKind.values()).filter(way.kinds()::contains))),
        silent(way),
        called(way),
        way.runbook()
            .map(runbook -> Text.link(runbook, "Runbook", LONGEST_RUNBOOK))
            .orElse(Text.NONE));
  }

  private static Text silent(Way way) {
    String silent =
        words(Stream.of(AlertKind.values()).filter(kind -> !way.kinds().contains(kind)));
    return silent.isEmpty() ? Text.NONE : Text.of("Not told: " + silent);
  }

  /** In words, and in none that Slack would call somebody by. */
  private static Text called(Way way) {
    String serious =
        words(
            Stream.of(AlertKind.values()).filter(AlertKind::serious).filter(way.kinds()::contains));
    return way.mention()
        .filter(mention -> !serious.isEmpty() && !Text.mention(mention).isEmpty())
        .map(mention -> Text.of("Calls " + whom(mention) + ", not now but for: " + serious))
        .orElse(Text.of("Calls nobody"));
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
