package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the alert settings written in one place: a flow, a route or the defaults. */
final class AlertKeys {
  private static final int LONGEST_ADDRESS = 700;
  static final List<String> EVERYBODY = List.of("here", "channel");

  /** The placeholders of an alert's text, like those of Prefect's automations. */
  static final List<String> PLACEHOLDERS =
      List.of(
          "flow.name",
          "flow_run.id",
          "flow_run.name",
          "flow_run.state.message",
          "flow_run.state.name");

  /** A placeholder, or a brace pair that belongs to none. */
  private static final Pattern BRACES =
      Pattern.compile("\\{\\{((?:(?!\\{\\{|}}).)*)}}|\\{\\{|}}", Pattern.DOTALL);

  private static final Function<Yaml, String> TEXT = Rules.line(500);

  private static final Function<Yaml, AlertKind> KIND =
      Rules.oneOf(
          AlertKind.values(),
          AlertKind::word,
          "%s is not an alert kind",
          "valid kinds are " + String.join(", ", AlertKind.words()));

  /** Slack ids of users, Enterprise Grid users and user groups. */
  private static final Pattern ID = Pattern.compile("[UWS][A-Z0-9]{6,20}");

  /** Excludes a user and password, and characters that end a link in Slack. */
  private static final Function<Yaml, String> HTTPS =
      Rules.matching(
          "https://[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]{1,5})?([/?#][!#-;=?-\\[\\]_a-z~]*)?",
          "an https address",
          "use a URL like https://wiki.example.com/airbyte, without a user or password");

  private AlertKeys() {}

  /** Returns the settings of the section, with the missing ones from the other place. */
  static AlertSettings read(Section section, AlertSettings otherwise) {
    return new AlertSettings(
        section.read("secret", otherwise.secret(), Rules.SECRET),
        section
            .find("kinds", value -> kinds(section, value))
            .filter(Predicate.not(Set::isEmpty))
            .orElse(otherwise.kinds()),
        section.find("mention", AlertKeys::mention).or(otherwise::mention),
        section.find("runbook", AlertKeys::runbook).or(otherwise::runbook),
        section.find("text", AlertKeys::text).or(otherwise::text));
  }

  private static Set<AlertKind> kinds(Section section, Yaml value) {
    Set<AlertKind> kinds = Set.copyOf(section.items("kinds", value, KIND));
    EnumSet<AlertKind> silent = EnumSet.allOf(AlertKind.class);
    silent.removeIf(kind -> !kind.serious() || kinds.contains(kind));
    // A list without a valid kind is already a problem.
    if (!silent.isEmpty() && !kinds.isEmpty()) {
      String words = silent.stream().map(AlertKind::word).collect(Collectors.joining(", "));
      section.warn(
          "kinds",
          "no alerts for " + words,
          "add " + (silent.size() == 1 ? "it" : "them") + ", unless someone checks daily");
    }
    return kinds;
  }

  private static String mention(Yaml value) {
    String text = value.text();
    if (!EVERYBODY.contains(text) && !ID.matcher(text).matches()) {
      throw Refusal.unknown(
          quote(text) + " is not a valid mention",
          text,
          EVERYBODY,
          "write here, channel, or the id that Slack shows for a user, like U012AB3CD, or for a"
              + " user group, like S012AB3CD");
    }
    return text;
  }

  /** Returns the text, with exactly one space on each side inside every placeholder. */
  private static String text(Yaml value) {
    String text = TEXT.apply(value);
    return BRACES
        .matcher(text)
        .replaceAll(found -> placeholder(found.group(1), text.substring(found.start())));
  }

  /** Returns the placeholder of that name, which the rest of the text begins with. */
  private static String placeholder(String written, String rest) {
    if (written == null) {
      throw new Refusal(
          rest.startsWith("}}")
              ? "}} does not close a placeholder"
              : "the placeholder %s is not closed".formatted(quote(rest)),
          "write it like {{ flow.name }}");
    }
    String name = written.strip();
    if (!PLACEHOLDERS.contains(name)) {
      throw Refusal.unknown(
          "unknown placeholder " + quote(name),
          name,
          PLACEHOLDERS,
          "valid placeholders are " + String.join(", ", PLACEHOLDERS));
    }
    return "{{ " + name + " }}";
  }

  private static String runbook(Yaml value) {
    int length = value.text().length();
    if (length > LONGEST_ADDRESS) {
      throw new Refusal(
          "has %d characters".formatted(length), "use at most %d".formatted(LONGEST_ADDRESS));
    }
    return HTTPS.apply(value);
  }
}
