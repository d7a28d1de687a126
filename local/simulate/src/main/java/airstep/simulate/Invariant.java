package airstep.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What Airstep promises, whatever fails, and how each promise is checked. */
enum Invariant {
  ONE_JOB(
      "our jobs for a flow, a scheduled time and a connection: one, and one more for each retry"
          + " after a failure; never two at once",
      OneJob::check),
  TRUE_VERDICT(
      "SUCCEEDED only if that job succeeded, never FAILED or SKIPPED if ours did", Verdicts::check),
  ALERT(
      "every run that did not succeed leads to an alert, none that succeeded does",
      SeenAlerts::check),
  NOTHING_LEFT(
      "no job that is proven ours outlives its run unless UNKNOWN says so; no one else's is"
          + " cancelled",
      Leftovers::check),
  SECRECY("no secret in any state, history, log, event or alert", Secrecy::check),
  DEADLINE("every execution ends by itself, by its deadline", Bounds::deadlines),
  AWS_LIMITS("no AWS limit is exceeded, and no definition fails", Bounds::awsLimits),
  ORDER(
      "a flow that follows others is started by the success of each, and syncs nothing before all"
          + " of them have succeeded",
      Order::check);

  private final String promise;
  private final BiConsumer<Played, Consumer<String>> check;

  Invariant(String promise, BiConsumer<Played, Consumer<String>> check) {
    this.promise = promise;
    this.check = check;
  }

  /** Its number in the documentation, from 1 on. */
  int number() {
    return ordinal() + 1;
  }

  String promise() {
    return promise;
  }

  /** How a day broke it, one line each; empty if the day kept it. */
  List<String> broken(Played played) {
    List<String> lines = new ArrayList<>();
    check.accept(played, lines::add);
    return lines;
  }

  boolean isBroken(Played played) {
    return !broken(played).isEmpty();
  }

  /** Every promise that a day broke, and how; empty on a day as it should be. */
  static Map<Invariant, List<String>> allBroken(Played played) {
    Map<Invariant, List<String>> broken = new EnumMap<>(Invariant.class);
    for (Invariant invariant : values()) {
      List<String> lines = invariant.broken(played);
      if (!lines.isEmpty()) {
        broken.put(invariant, lines);
      }
    }
    return broken;
  }
}
