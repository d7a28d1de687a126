package airstep.simulate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * A day that broke a promise, reduced to the faults that are needed for it.
 *
 * @param flows the day's flow files, by name
 * @param faults the fewest faults that still break the promise
 * @param what what happened, in one line
 * @param trace what happened, line by line
 */
public record Violation(
    long seed,
    int invariant,
    @JsonIgnore String promise,
    Map<String, String> flows,
    List<String> faults,
    String what,
    List<String> trace) {

  static Violation of(Day day, Invariant invariant) {
    Day shrunk = shrunk(day, invariant);
    PlayedDay played = Play.of(shrunk, Product.DEPLOYED, true);
    return new Violation(
        day.seed(),
        invariant.number(),
        invariant.promise(),
        shrunk.scene().texts(),
        shrunk.faults().stream().map(InjectedFault::toString).toList(),
        invariant.broken(played).getFirst(),
        List.copyOf(played.ledger().trace));
  }

  private static Day shrunk(Day day, Invariant broken) {
    return day.faults().stream()
        .map(day::without)
        .filter(fewer -> !broken.broken(Play.of(fewer)).isEmpty())
        .findFirst()
        .map(fewer -> shrunk(fewer, broken))
        .orElse(day);
  }
}
