package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.RunReason;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentence for a reason of a run, in alerts, accounts and logs alike. */
final class RunSentence {

  private static final String TASK_FAILED = "States.TaskFailed ";

  private RunSentence() {}

  /**
   * The sentence.
   *
   * @param failed {@code code} and its values, as the definition of a run carries them
   */
  static String of(JsonObject failed) {
    String code = failed.text("code").orElse("");
    return RunReason.of(code).map(reason -> of(reason, failed)).orElse(code);
  }

  private static String of(RunReason reason, JsonObject values) {
    return switch (reason) {
      case UPSTREAM_MISSING ->
          "nothing was synced: still missing after "
              + time(values.whole("seconds").orElse(0))
              + ": "
              + flows(values);
      case UPSTREAM_UNKNOWN ->
          "nothing was synced, since at the deadline nobody could say whether these had succeeded: "
              + flows(values)
              + fault(values);
      case NOT_PLANNED -> "nothing was synced, since the run could not be planned" + fault(values);
      case LOST_TRACK -> "the run lost track of its syncs" + fault(values);
      case SYNC_STOPPED -> "the execution of this sync was stopped";
      case SYNC_LOST -> "the execution of this sync gave no outcome: " + lost(values);
    };
  }

  /** What the execution ended with, if there was one, and what the run was given of it. */
  private static String lost(JsonObject values) {
    String said = values.text("reason").orElse("");
    String status = values.text("status").orElse("");
    if (status.isEmpty()) {
      return said;
    }
    // That is what every execution that did not succeed is called.
    String rest = said.startsWith(TASK_FAILED) ? said.substring(TASK_FAILED.length()) : said;
    return Stream.of(status, values.text("error").orElse(""), rest)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String flows(JsonObject values) {
    return String.join(", ", values.texts("flows"));
  }

  private static String fault(JsonObject values) {
    return values.object("fault").map(fault -> ": " + ErrorOutput.of(fault).said()).orElse("");
  }

  private static String time(long seconds) {
    if (seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
