package airstep.operate;

/**
 * What a place is called.
 *
 * @param isLocal whether it is this machine; a stage on AWS may be named {@code local} too
 * @param stage the name of the stage; {@code local} on this machine
 * @param where where the stage is, in words for a header
 * @param options the options that name the place in a command, each after a space
 */
public record PlaceName(boolean isLocal, String stage, String where, String options) {

  /** Returns the name of this machine. */
  public static PlaceName local(String options) {
    return new PlaceName(true, Place.LOCAL, "this machine", options);
  }

  /** Returns the name of a stage on AWS. */
  public static PlaceName onAws(String stage, String where, String options) {
    return new PlaceName(false, stage, where, options);
  }

  /** Returns a command of Airstep's that reads or acts in this place. */
  public String command(String words) {
    return "./airstep " + words + options;
  }
}
