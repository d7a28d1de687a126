package airstep.cli;

/** One character for the status of a run or the outcome of a sync. */
final class Sign {

  private Sign() {}

  /** Returns a middle dot if nothing is known. */
  static String of(String outcome) {
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
