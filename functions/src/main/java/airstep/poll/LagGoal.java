package airstep.poll;

/**
 * How late the end of a job may be noticed: half of the ends sooner, half later.
 *
 * @param share the share of the usual duration. Of a job longer than an hour, it grows only with
 *     the square root of the duration
 * @param least the least lag, in seconds: looking more often would be of no use to anyone
 */
public record LagGoal(double share, double least) {

  /** The default. It promises at most 2 % and 5 s, and leaves room for what no past foretells. */
  public static final LagGoal USUAL = new LagGoal(0.0185, 4.6);

  private static final double HOUR = 3600;

  /** Returns the median lag to aim for, in seconds, of a job that usually takes that long. */
  double lag(double seconds) {
    return Math.max(least, share * (seconds < HOUR ? seconds : Math.sqrt(seconds * HOUR)));
  }
}
