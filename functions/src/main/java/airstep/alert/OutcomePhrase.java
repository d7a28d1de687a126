package airstep.alert;

import airstep.vocabulary.Outcome;

/** How syncs ended, as the predicate of a sentence. */
final class OutcomePhrase {

  private OutcomePhrase() {}

  /** Returns the predicate for one connection, or for several. */
  static String of(Outcome outcome, boolean several) {
    return switch (outcome) {
      case FAILED -> " failed";
      case TIMED_OUT -> " timed out";
      case CANCELLED -> several ? " were cancelled" : " was cancelled";
      default -> ": outcome unknown";
    };
  }
}
