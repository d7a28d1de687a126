package airstep.alert;

/** How an execution ended that could not send its own alert. */
public enum Crash {
  ABORTED("was stopped"),
  TIMED_OUT("reached its deadline"),
  FAILED("failed unexpectedly");

  private final String words;

  Crash(String words) {
    this.words = words;
  }

  /** Returns the crash for a status in Step Functions' words. */
  public static Crash of(String status) {
    return switch (status) {
      case "ABORTED" -> ABORTED;
      case "TIMED_OUT" -> TIMED_OUT;
      default -> FAILED;
    };
  }

  /** Returns what happened, without a subject. */
  public String words() {
    return words;
  }
}
