package airstep.vocabulary;

import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import java.util.Arrays;
import java.util.Locale;

/** What a flow does if the connection already runs a job that the flow did not start. */
public enum WhenRunning {
  /** Adopts the job as its own and waits for its end. */
  ADOPT,
  /** Waits for its end, then starts a new job. */
  WAIT,
  /** Starts nothing and sends an alert. */
  FAIL;

  /** Reads {@code whenRunning} in the settings of a sync. */
  public static WhenRunning read(JsonObject json) {
    String word = json.needText("whenRunning");
    for (WhenRunning value : values()) {
      if (value.word().equals(word)) {
        return value;
      }
    }
    throw new MissingFieldException(
        "whenRunning", "one of " + Arrays.stream(values()).map(WhenRunning::word).toList());
  }

  /** Returns the word used in flow files and inputs, such as {@code adopt}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
