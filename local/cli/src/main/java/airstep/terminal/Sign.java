package airstep.terminal;

/** One character for the status of a run or the outcome of a sync. */
public final class Sign {

  private Sign() {}

  /** Returns a middle dot if nothing is known. */
  public static String of(String outcome) {
    return switch (outcome) {
      case "SUCCEEDED", "CHECKED" -> "✓";
      case "FAILED" -> "✗";
      case "RUNNING", "WAITING" -> "…";
      case "SKIPPED" -> "-";
      case "" -> "·";
      default -> "!";
    };
  }
}
