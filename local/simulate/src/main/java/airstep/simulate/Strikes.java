package airstep.simulate;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a day's faults strikes now, and how often each kind has struck. */
final class Strikes {

  private final List<Fault> faults;
  private final Map<ApiCall, Integer> calls = new EnumMap<>(ApiCall.class);
  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<FaultKind, Integer> struck = new EnumMap<>(FaultKind.class);

  Strikes(List<Fault> faults) {
    this.faults = faults;
  }

  /** What goes wrong with the next call of that sort. */
  Optional<Fault.OnCall> of(ApiCall call) {
    int nth = calls.merge(call, 1, Integer::sum);
    for (Fault fault : faults) {
      if (fault instanceof Fault.OnCall it && it.call() == call && it.strikes(nth)) {
        count(it.kind());
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  /** What goes wrong with the next invocation of that step. */
  Optional<Fault.OnStep> of(String function) {
    int nth = steps.merge(function, 1, Integer::sum);
    for (Fault fault : faults) {
      if (fault instanceof Fault.OnStep it
          && it.step().functionName().equals(function)
          && it.strikes(nth)) {
        count(it.kind());
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  void count(FaultKind kind) {
    struck.merge(kind, 1, Integer::sum);
  }

  Map<FaultKind, Integer> struck() {
    return struck;
  }
}
