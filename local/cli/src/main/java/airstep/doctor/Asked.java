package airstep.doctor;

import airstep.aws.SdkFailure;
import airstep.text.OneLine;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns a question without an answer into a finding, so that the other questions are asked too. */
final class Asked {

  private static final int LONGEST = 600;

  private Asked() {}

  /**
   * Returns the findings, or one that says why there are none.
   *
   * @param subject what the question is about
   * @param command what to run if there is no answer
   */
  static List<Finding> at(String subject, String command, Supplier<List<Finding>> findings) {
    try {
      return findings.get();
    } catch (RuntimeException e) {
      return List.of(new Finding.Unchecked(subject, why(e), command));
    }
  }

  /** Returns why, in one line. The exceptions of Airbyte, Slack and secrets contain no secret. */
  static String why(RuntimeException e) {
    String said =
        e instanceof SdkException sdk
            ? "AWS: " + SdkFailure.of(sdk).said()
            : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return OneLine.of(said, LONGEST);
  }
}
