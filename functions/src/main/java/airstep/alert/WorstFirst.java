package airstep.alert;

import airstep.json.Json;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.run.EndedSync;
import airstep.vocabulary.run.LostSync;
import airstep.vocabulary.run.SyncOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Selects the connections that a run's own output lists as not succeeded. */
final class WorstFirst {

  private WorstFirst() {}

  /**
   * Returns the outcomes, worst first, as many as fit.
   *
   * @param characters the room, as JSON
   */
  static List<SyncOutcome> of(List<EndedSync> ends, int characters) {
    List<SyncOutcome> sorted = new ArrayList<>();
    ends.forEach(end -> sorted.add(outcome(end)));
    sorted.sort(Comparator.comparing(SyncOutcome::outcome));
    List<SyncOutcome> worst = new ArrayList<>();
    int room = characters;
    for (SyncOutcome one : sorted) {
      room -= Json.write(one).length();
      if (room > 0) {
        worst.add(one);
      }
    }
    return worst;
  }

  private static SyncOutcome outcome(EndedSync end) {
    return switch (end) {
      case SyncOutcome outcome -> outcome;
      case LostSync lost -> {
        Outcome outcome = lost.lost().stopped() ? Outcome.CANCELLED : Outcome.UNKNOWN;
        yield SyncOutcome.of(
            outcome, lost.connectionId(), lost.name(), RunSentence.of(lost.lost()));
      }
    };
  }
}
