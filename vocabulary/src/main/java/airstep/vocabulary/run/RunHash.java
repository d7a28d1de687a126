package airstep.vocabulary.run;

import airstep.vocabulary.Sha256;

/** The hash of the ARN of a run's execution. Its first characters are the short id of the run. */
public final class RunHash {

  /** As many characters are unique among the 10,000 newest runs in all but 2 of a million cases. */
  private static final int ALONE = 8;

  private RunHash() {}

  /** Returns the whole hash, as 64 hexadecimal digits. */
  public static String of(String executionArn) {
    return Sha256.of(executionArn);
  }

  /** Returns a short id for those who do not know the other runs. */
  public static String idOf(String executionArn) {
    return of(executionArn).substring(0, ALONE);
  }
}
