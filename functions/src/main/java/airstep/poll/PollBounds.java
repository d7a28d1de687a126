package airstep.poll;

/**
 * The bounds of the pause between two looks at a job, in seconds.
 *
 * <p>The longest pause is the guard against an end that no past duration foretells, such as a full
 * refresh that becomes incremental: any end is noticed within it.
 *
 * @param shortest the shortest pause
 * @param longest the longest pause of a job that has just begun
 * @param growth the share of the time that the job has run, by which the longest pause grows
 */
public record PollBounds(double shortest, double longest, double growth) {

  /** The bounds of the default. */
  public static final PollBounds USUAL = new PollBounds(5, 300, 0.1);

  /** Returns these bounds with another longest pause of a job that has just begun. */
  public PollBounds withLongest(double seconds) {
    return new PollBounds(shortest, seconds, growth);
  }

  /** Returns the time of the last look that is allowed after one at that time. */
  public double latestAfter(double look) {
    return look + Math.max(longest, growth * look);
  }
}
