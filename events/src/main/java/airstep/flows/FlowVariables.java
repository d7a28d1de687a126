package airstep.flows;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which variables a file may use. Flows are rendered, deployed and logged, so AWS variables
 * and those named like secrets are refused.
 */
final class FlowVariables {
  /** Matched anywhere in a name. */
  private static final Pattern ANYWHERE =
      Pattern.compile(
          "SECRET|TOKEN|PASS(WORD|WD|PHRASE|CODE|FILE)|CREDENTIAL|WEBHOOK|APIKEY|KEY(STORE|FILE)");

  /** Matched as a whole word. */
  private static final Pattern WORD =
      Pattern.compile(
          "AUTH|AUTHORIZATION|BEARER|COOKIE|CREDS|DSN|JWT|KEYS?|OAUTH|PASS|PAT|PEM|PWD");

  /** Words that end in KEY, like SSHKEY, count as keys, except these. */
  private static final Set<String> NO_KEYS =
      Set.of("DONKEY", "HOCKEY", "JOCKEY", "MONKEY", "TURKEY", "WHISKEY");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** A URL with a user or password, like that of a private package repository. */
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://[^/\\s@]*@");

  private static final String REMEDY =
      "keep secrets in Secrets Manager, or rename the variable if it is not a secret";

  private FlowVariables() {}

  /** Returns why files may not use a variable with this name and value. */
  static Optional<Refusal> refusal(String name, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.startsWith("AWS_")) {
      return refused(name + " is an AWS variable", REMEDY);
    }
    if (ANYWHERE.matcher(upper.replace("_", "")).find()
        || BETWEEN_WORDS.splitAsStream(name).anyMatch(FlowVariables::isSecret)) {
      return refused(name + " is named like a secret", REMEDY);
    }
    return LOGIN.matcher(value).find()
        ? refused(
            name + " is a URL with a user or password", "remove the user and password from the URL")
        : Optional.empty();
  }

  private static Optional<Refusal> refused(String what, String remedy) {
    return Optional.of(new Refusal(what + ", which files may not use", remedy));
  }

  /** Returns text for a message that names the variables but not their values. */
  static String valueOf(List<String> names) {
    return (names.size() == 1 ? "the value of " : "the values of ") + String.join(", ", names);
  }

  private static boolean isSecret(String part) {
    String word = part.toUpperCase(Locale.ROOT);
    boolean key = word.endsWith("KEY") || word.endsWith("KEYS");
    String one = word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
    return WORD.matcher(word).matches() || (key && !NO_KEYS.contains(one));
  }
}
