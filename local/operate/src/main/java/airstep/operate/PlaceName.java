package airstep.operate;

/**
 * What a place is called.
 *
 * @param isLocal whether it is this machine; a stage on AWS may be named {@code local} too
 * @param stage the name of the stage; {@code local} on this machine
 * @param where where the stage is, in words for a header
 * @param next the commands that read or act in this place
 */
public record PlaceName(boolean isLocal, String stage, String where, NextCommand next) {

  /** Returns the name of this machine. */
  public static PlaceName local(NextCommand next) {
    return new PlaceName(true, Place.LOCAL, "this machine", next);
  }

  /** Returns the name of a stage on AWS. */
  public static PlaceName onAws(String stage, String where, NextCommand next) {
    return new PlaceName(false, stage, where, next);
  }

  /** Returns a command of Airstep's that reads or acts in this place. */
  public String command(String words) {
    return next.text(words);
  }
}
