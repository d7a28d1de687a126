package airstep.vocabulary.run;

/**
 * How the concurrency of a run is divided among its parts.
 *
 * @param partsAtOnce how many parts run at the same time
 * @param ofAPart how many syncs each of them runs at the same time
 */
public record PartConcurrency(long partsAtOnce, long ofAPart) {

  /** The maximum concurrency of an inline Map in one execution. */
  public static final int MOST_IN_AN_EXECUTION = 40;

  public static PartConcurrency of(long concurrency) {
    long partsAtOnce = Math.ceilDiv(concurrency, MOST_IN_AN_EXECUTION);
    return new PartConcurrency(partsAtOnce, concurrency / partsAtOnce);
  }

  /** Returns how many syncs all parts together run at the same time. */
  public long ofAllParts() {
    return partsAtOnce * ofAPart;
  }
}
