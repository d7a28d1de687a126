package airstep.simulate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which of a day's faults strikes now, records it, and counts how often each kind struck.
 */
final class Strikes {

  private final Day day;
  private final Ledger ledger;
  private final Map<Object, Integer> counts = new HashMap<>();
  private final Map<FaultKind, Integer> struck = new EnumMap<>(FaultKind.class);

  Strikes(Day day, Ledger ledger) {
    this.day = day;
    this.ledger = ledger;
  }

  /** What goes wrong with the next call of that kind. */
  Optional<InjectedFault.OnCall> of(ApiCall call) {
    return next(call, day.faults(InjectedFault.OnCall.class).filter(it -> it.call() == call));
  }

  /** What goes wrong with the next invocation of that step. */
  Optional<InjectedFault.OnStep> of(String function) {
    return next(
        function,
        day.faults(InjectedFault.OnStep.class)
            .filter(it -> it.step().functionName().equals(function)));
  }

  private <T extends InjectedFault.InARow> Optional<T> next(Object counted, Stream<T> candidates) {
    int nth = counts.merge(counted, 1, Integer::sum);
    Optional<T> fault = candidates.filter(it -> it.strikes(nth)).findFirst();
    fault.ifPresent(this::strike);
    return fault;
  }

  void strike(InjectedFault fault) {
    struck.merge(fault.kind(), 1, Integer::sum);
    ledger.note(fault.toString());
  }

  /** How often each kind struck. */
  Map<FaultKind, Integer> struck() {
    return struck;
  }
}
