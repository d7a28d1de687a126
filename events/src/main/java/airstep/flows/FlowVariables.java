package airstep.flows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which variables a file may take. What a flow holds is rendered, deployed and logged, so that none
 * may be taken that is AWS's or is called like a secret, wherever it is set.
 */
final class FlowVariables {
  /** In whatever word of a name they stand. */
  private static final List<String> ANYWHERE =
      List.of(
          "SECRET",
          "TOKEN",
          "PASSWORD",
          "PASSWD",
          "PASSPHRASE",
          "PASSCODE",
          "PASSFILE",
          "CREDENTIAL",
          "WEBHOOK",
          "APIKEY",
          "KEYSTORE",
          "KEYFILE");

  /** As a word of their own. */
  private static final Set<String> WORDS =
      Set.of(
          "AUTH",
          "AUTHORIZATION",
          "BEARER",
          "COOKIE",
          "CREDS",
          "DSN",
          "JWT",
          "KEY",
          "KEYS",
          "OAUTH",
          "PASS",
          "PAT",
          "PEM",
          "PWD");

  /** A word that ends in KEY is a key, like SSHKEY, but for these. */
  private static final Set<String> NO_KEYS =
      Set.of("DONKEY", "HOCKEY", "JOCKEY", "MONKEY", "TURKEY", "WHISKEY");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** An address with a user or a password in it, like that of a build's own repository. */
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}://[^/\\s@]*@");

  private static final String REMEDY =
      "keep secrets in Secrets Manager, or rename the variable if it is not a secret";

  private FlowVariables() {}

  /** Why no file may take the variable of that name. */
  static Optional<Refusal> refusal(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.startsWith("AWS_")) {
      return Optional.of(
          new Refusal(name + " is an AWS variable, which files may not use", REMEDY));
    }
    boolean secret =
        ANYWHERE.stream().anyMatch(upper.replace("_", "")::contains)
            || Arrays.stream(BETWEEN_WORDS.split(name))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .anyMatch(FlowVariables::isSecret);
    return secret
        ? Optional.of(
            new Refusal(name + " is named like a secret, which files may not use", REMEDY))
        : Optional.empty();
  }

  /** Why no file may take the variable with that value. */
  static Optional<Refusal> refusal(String name, String value) {
    return LOGIN.matcher(value).find()
        ? Optional.of(
            new Refusal(
                name + " is a URL with a user or password, which files may not use",
                "remove the user and password from the URL"))
        : Optional.empty();
  }

  /** For a message in place of what they are set to. */
  static String valueOf(List<String> names) {
    return (names.size() == 1 ? "the value of " : "the values of ") + String.join(", ", names);
  }

  private static boolean isSecret(String word) {
    boolean key = word.endsWith("KEY") || word.endsWith("KEYS");
    String one = word.endsWith("S") ? word.substring(0, word.length() - 1) : word;
    return WORDS.contains(word) || (key && !NO_KEYS.contains(one));
  }
}
