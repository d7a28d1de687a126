package airstep.simulate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which of a day's faults strikes now, records it, and counts.
 *
 * @param calls how often each call was made and each step invoked
 * @param struck how often each kind struck
 */
record Strikes(Day day, Ledger ledger, Map<Object, Integer> calls, Map<FaultKind, Integer> struck) {

  /** Counts from zero. */
  Strikes(Day day, Ledger ledger) {
    this(day, ledger, new HashMap<>(), new EnumMap<>(FaultKind.class));
  }

  /** What goes wrong with the next call of that kind. */
  Optional<InjectedFault.OnCall> of(ApiCall call) {
    return next(call, InjectedFault.OnCall.class, it -> it.call() == call);
  }

  /** What goes wrong with the next invocation of that step. */
  Optional<InjectedFault.OnStep> of(String function) {
    return next(
        function, InjectedFault.OnStep.class, it -> it.step().functionName().equals(function));
  }

  private <T extends InjectedFault.InARow> Optional<T> next(
      Object counted, Class<T> type, Predicate<T> may) {
    int nth = calls.merge(counted, 1, Integer::sum);
    Optional<T> fault = day.faults(type).filter(may).filter(it -> it.strikes(nth)).findFirst();
    fault.ifPresent(this::strike);
    return fault;
  }

  void strike(InjectedFault fault) {
    struck.merge(fault.kind(), 1, Integer::sum);
    ledger.note(fault.toString());
  }
}
