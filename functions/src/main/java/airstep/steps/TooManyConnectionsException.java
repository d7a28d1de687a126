package airstep.steps;

/** A run has more connections than one execution of Step Functions can hold. */
public final class TooManyConnectionsException extends RuntimeException {

  TooManyConnectionsException(int found, long most) {
    super(
        found
            + " connections to sync, but one run holds at most "
            + most
            + ": raise `concurrency`, shorten `timeout`, or split the flow by `workspaces`",
        null,
        false,
        false);
  }
}
