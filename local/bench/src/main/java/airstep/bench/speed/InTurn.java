package airstep.bench.speed;

import airstep.bench.speed.Checkout.Call;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calls of the same command of several checkouts, one after the other in each round. */
final class InTurn {

  private final Map<Checkout, List<Call>> calls = new LinkedHashMap<>();

  private InTurn() {}

  /** Calls the command once in each checkout to warm up, and then as often as there are rounds. */
  static InTurn measure(List<Checkout> checkouts, List<String> arguments, int rounds)
      throws IOException, InterruptedException {
    InTurn measured = new InTurn();
    for (int round = 0; round <= rounds; round++) {
      for (Checkout checkout : checkouts) {
        Call call = checkout.call(arguments);
        if (round > 0) {
          measured.calls.computeIfAbsent(checkout, _ -> new ArrayList<>()).add(call);
        }
      }
    }
    return measured;
  }

  /** Returns the median of a figure of a checkout's calls. */
  Duration median(Checkout checkout, Function<Call, Duration> figure) {
    return sorted(checkout, figure).get(calls.get(checkout).size() / 2);
  }

  Duration shortest(Checkout checkout) {
    return sorted(checkout, Call::time).getFirst();
  }

  Duration longest(Checkout checkout) {
    return sorted(checkout, Call::time).getLast();
  }

  private List<Duration> sorted(Checkout checkout, Function<Call, Duration> figure) {
    return calls.get(checkout).stream().map(figure).sorted().toList();
  }
}
