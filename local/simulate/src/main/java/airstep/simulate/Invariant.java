package airstep.simulate;

/** What Airstep promises, whatever fails. */
enum Invariant {
  ONE_JOB(
      1,
      "our jobs for a flow, a scheduled time and a connection: one, and one more for each retry"
          + " after a failure; never two at once"),
  TRUE_VERDICT(2, "SUCCEEDED only if that job succeeded, never FAILED or SKIPPED if ours did"),
  ALERT(3, "every run that did not succeed leads to an alert, none that succeeded does"),
  NOTHING_LEFT(
      4,
      "no job that is proven ours outlives its run unless UNKNOWN says so; nobody else's is"
          + " cancelled"),
  SECRECY(5, "no secret in any state, history, log, event or alert"),
  DEADLINE(6, "every execution ends by itself, by its deadline"),
  AWS_LIMITS(7, "no limit of AWS is passed, and no definition breaks"),
  ORDER(
      8,
      "a flow that follows others is started by the success of each, and syncs nothing before all"
          + " of them have succeeded");

  private final int number;
  private final String promise;

  Invariant(int number, String promise) {
    this.number = number;
    this.promise = promise;
  }

  int number() {
    return number;
  }

  String promise() {
    return promise;
  }
}
