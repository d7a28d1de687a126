package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.AlertSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The alert settings written in one place: a flow, a route or the defaults. Missing settings come
 * from another place.
 */
record AlertKeys(
    Optional<String> secret,
    Optional<Set<AlertKind>> kinds,
    Optional<String> mention,
    Optional<String> runbook,
    Optional<String> text) {

  static final AlertKeys NONE =
      new AlertKeys(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST_ADDRESS = 700;
  static final List<String> EVERYBODY = List.of("here", "channel");

  /** Slack ids of users, Enterprise Grid users and user groups. */
  private static final Pattern ID = Pattern.compile("[UWS][A-Z0-9]{6,20}");

  /** Excludes a user and password, and characters that end a link in Slack. */
  private static final Pattern HTTPS =
      Pattern.compile(
          "https://[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]{1,5})?([/?#][!#-;=?-\\[\\]_a-z~]*)?");

  static AlertKeys read(Section section) {
    Optional<Set<AlertKind>> kinds =
        section.find("kinds", value -> Set.copyOf(section.items("kinds", value, AlertKeys::kind)));
    kinds.ifPresent(written -> warnOfSilence(section, written));
    return new AlertKeys(
        section.find("secret", Rules.SECRET),
        kinds.filter(written -> !written.isEmpty()),
        section.find("mention", AlertKeys::mention),
        section.find("runbook", AlertKeys::runbook),
        section.find("text", AlertTemplate::read));
  }

  /** Returns these settings, with the missing ones from the other. */
  AlertKeys orElse(AlertKeys other) {
    return new AlertKeys(
        secret.or(other::secret),
        kinds.or(other::kinds),
        mention.or(other::mention),
        runbook.or(other::runbook),
        text.or(other::text));
  }

  /** Returns these settings, with the missing ones from the defaults. */
  AlertSettings orUsual() {
    return new AlertSettings(
        secret.orElse(AlertSettings.USUAL.secret()),
        kinds.orElse(AlertSettings.USUAL.kinds()),
        mention,
        runbook,
        text);
  }

  private static void warnOfSilence(Section section, Set<AlertKind> kinds) {
    EnumSet<AlertKind> silent = EnumSet.allOf(AlertKind.class);
    silent.removeIf(kind -> !kind.serious() || kinds.contains(kind));
    // An empty list is already a problem.
    if (!silent.isEmpty() && !kinds.isEmpty()) {
      String words = silent.stream().map(AlertKind::word).collect(Collectors.joining(", "));
      section.warn(
          "kinds",
          "no alerts for " + words,
          "add " + (silent.size() == 1 ? "it" : "them") + ", unless someone checks daily");
    }
  }

  private static AlertKind kind(Yaml value) {
    String text = value.text();
    return AlertKind.of(text)
        .orElseThrow(
            () ->
                Refusal.unknown(
                    quote(text) + " is not an alert kind",
                    text,
                    AlertKind.words(),
                    "valid kinds are " + String.join(", ", AlertKind.words())));
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

  private static String runbook(Yaml value) {
    String text = value.text();
    if (text.length() > LONGEST_ADDRESS) {
      throw new Refusal(
          "has %d characters".formatted(text.length()),
          "use at most %d".formatted(LONGEST_ADDRESS));
    }
    if (!HTTPS.matcher(text).matches()) {
      throw new Refusal(
          quote(text) + " is not an https address",
          "use a URL like https://wiki.example.com/airbyte, without a user or password");
    }
    return text;
  }
}
