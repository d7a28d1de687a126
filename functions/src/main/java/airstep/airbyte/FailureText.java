package airstep.airbyte;

import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.util.regex.Pattern;

/**
 * Reads the message of a failure of the Config API, on one line.
 *
 * <p>Airbyte gives one message for users and one for developers. After an unexpected error, the
 * first is a generic sentence and the cause is in the second.
 */
final class FailureText {

  private static final int LONGEST = 300;

  /** Generic sentences of Airbyte and its connectors that contain no cause. */
  private static final Pattern WITHOUT_CAUSE =
      Pattern.compile(
          """
          (?ix)
          ( something \\s went \\s wrong
            ( \\s ( during | within | in ) ( \\s (?!because\\b)[\\w-]+ ){1,4} )?
          | an \\s ( unknown | unexpected | internal ) \\s ( failure | error ) \\s occurred
          | ( an \\s )? ( unknown | internal | internal \\s server ) \\s error
          | the \\s check \\s connection \\s failed \\s because \\s of \\s an \\s internal \\s error
          | checking \\s \\w+ \\s connection \\s failed
            \\s - \\s please \\s review \\s this \\s connection's \\s configuration .*
          | airbyte \\s could \\s not \\s start \\s the \\s sync \\s process
            ( \\s or \\s track \\s the \\s progress \\s of \\s the \\s sync )?
          )
          [.!]*
          ( \\s ( please \\s )? ( see | check ) \\s the \\s logs? ( \\s for \\s more \\s \\w+ )? [.!]* )?
          """);

  private FailureText() {}

  /** Returns the message; empty if the failure has none. */
  static String of(JsonObject failure) {
    String external = OneLine.of(failure.text("externalMessage").orElse(""), LONGEST);
    if (!external.isEmpty() && !WITHOUT_CAUSE.matcher(external).matches()) {
      return external;
    }
    String internal = firstLine(failure.text("internalMessage").orElse(""));
    return internal.isEmpty() || WITHOUT_CAUSE.matcher(internal).matches()
        ? (external.isEmpty() ? internal : external)
        : internal;
  }

  /** Further lines are a stack trace or output of the connector. */
  private static String firstLine(String text) {
    return text.lines()
        .map(line -> OneLine.of(line, LONGEST))
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse("");
  }
}
