package airstep.doctor;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.util.List;
import java.util.Optional;

/** One line of the doctor's report. What was not answered is never healthy. */
public sealed interface Finding extends JsonRecord {

  /** What was found, in one line. */
  String what();

  /** The one command to run next; empty only if nothing is to be done. */
  default Optional<String> command() {
    return Optional.empty();
  }

  /** What {@code --fix} can do about it without harm. */
  default Optional<Fix> fix() {
    return Optional.empty();
  }

  /** As it should be. */
  record Healthy(String what) implements Finding {}

  /** It works, but a person should know: nothing fails because of it today. */
  record Doubtful(String what, Optional<String> command, Optional<Fix> fix) implements Finding {
    Doubtful(String what, String command) {
      this(what, Optional.of(command), Optional.empty());
    }
  }

  /** A run, a sync or an alert fails, is lost or happens twice. */
  record Broken(String what, Optional<String> command) implements Finding {
    Broken(String what, String command) {
      this(what, Optional.of(command));
    }
  }

  /** The question was not answered: Airbyte, Slack or AWS is down, or a permission is missing. */
  record Unchecked(String what, Optional<String> command) implements Finding {
    Unchecked(String subject, String why, String command) {
      this(subject + ": could not check: " + why, Optional.of(command));
    }
  }

  /** Returns these findings; if there are none, that all is as it should be. */
  static List<Finding> orHealthy(List<Finding> findings, String what) {
    return findings.isEmpty() ? List.of(new Healthy(what)) : findings;
  }

  /** Returns whether the command succeeds in spite of it. */
  default boolean passes() {
    return switch (this) {
      case Healthy _, Doubtful _ -> true;
      case Broken _, Unchecked _ -> false;
    };
  }

  /** Returns the word for programs. */
  default String result() {
    return switch (this) {
      case Healthy _ -> "OK";
      case Doubtful _ -> "WARNING";
      case Broken _ -> "PROBLEM";
      case Unchecked _ -> "UNCHECKED";
    };
  }

  @Override
  default JsonFields json() {
    return new JsonFields().put("result", result()).put("what", what()).put("command", command());
  }
}
