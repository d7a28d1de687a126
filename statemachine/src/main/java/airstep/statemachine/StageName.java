package airstep.statemachine;

/** The name of a stage on AWS, as a deployment accepts it. */
public final class StageName {

  /** The regular expression that it matches. A hyphen would end it in the name of a resource. */
  public static final String FORM = "[a-z][a-z0-9]{0,11}";

  /** The same in words. */
  public static final String IN_WORDS = "1 to 12 of a-z and 0-9, a letter first";

  private StageName() {}
}
