package airstep.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What Airstep promises, whatever fails, and how each promise is checked. */
enum Invariant {
  ONE_JOB(
      1,
      "our jobs for a flow, a scheduled time and a connection: one, and one more for each retry"
          + " after a failure; never two at once",
      OneJob::new),
  TRUE_VERDICT(
      2,
      "SUCCEEDED only if that job succeeded, never FAILED or SKIPPED if our job succeeded",
      Verdicts::new),
  ALERT(
      3,
      "every run that did not succeed leads to an alert, and none that succeeded does",
      SeenAlerts::new),
  NOTHING_LEFT(
      4,
      "no job that is proven ours outlives its run unless UNKNOWN says so; no other job is"
          + " cancelled",
      Leftovers::new),
  SECRECY(5, "no secret in any state, history, log, event or alert", Secrecy::new),
  DEADLINE(6, "every execution ends by itself, by its deadline", DeadlineCheck::new),
  AWS_LIMITS(7, "no AWS limit is exceeded, and no definition fails", AwsLimits::new),
  ORDER(
      8,
      "a flow that follows others is started by the success of each, and syncs nothing before all"
          + " of them have succeeded",
      Order::new),
  CAP(
      9,
      "never more jobs at a time for one Airbyte than its cap, over all flows, and no sync waits"
          + " in vain for its turn",
      Capped::new);

  private final int number;
  private final String promise;

  /** Has no state of its own. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<PlayedDay, Consumer<String>, Runnable> check;

  Invariant(int number, String promise, BiFunction<PlayedDay, Consumer<String>, Runnable> check) {
    this.number = number;
    this.promise = promise;
    this.check = check;
  }

  /** Its number in the documentation. */
  int number() {
    return number;
  }

  String promise() {
    return promise;
  }

  /** How a day broke it, one line each; empty if the day kept it. */
  List<String> broken(PlayedDay played) {
    List<String> lines = new ArrayList<>();
    check.apply(played, lines::add).run();
    return lines;
  }

  /** Every promise that a day broke, and how; empty if it kept them all. */
  static Map<Invariant, List<String>> allBroken(PlayedDay played) {
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
