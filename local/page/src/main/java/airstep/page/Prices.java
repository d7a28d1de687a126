package airstep.page;

import airstep.embedded.stack.Cost;

/** What AWS charges for a run in us-east-1, in US dollars. docs/aws.md has the whole list. */
final class Prices {

  /** The request and 256 MB for some tenths of a second, rounded. */
  static final double LAMBDA_CALL = 1.0 / 1_000_000;

  static final String TEXT =
      "Estimate of AWS charges in us-east-1: $"
          + Cost.DOLLARS_FOR_1000_TRANSITIONS
          + " per 1,000 state transitions and $1 per 1,000,000 Lambda calls, without the free tier,"
          + " logs and metrics. On this machine a run costs nothing. Airbyte's own charges are not"
          + " included.";

  private Prices() {}
}
