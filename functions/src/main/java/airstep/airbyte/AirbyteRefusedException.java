package airstep.airbyte;

/** Airbyte will not do what was asked, however often: somebody has to mend something. */
public final class AirbyteRefusedException extends RuntimeException {

  /** Who answered. */
  enum Answerer {
    AIRBYTE,
    /** A 404 or 405 that an Airbyte and any other server would send alike. */
    UNSURE,
    /** Something else in Airbyte's place: the address is wrong. */
    OTHER
  }

  private final int status;
  private final Answerer answerer;
  private final String words;
  private final String errorId;

  public AirbyteRefusedException(int status, String message) {
    this(status, Answerer.AIRBYTE, message, "");
  }

  /**
   * With who answered.
   *
   * @param errorId what Airbyte's operators find it by, or empty: of use to no one else, so it is
   *     said last
   */
  AirbyteRefusedException(int status, Answerer answerer, String words, String errorId) {
    super(words + (errorId.isEmpty() ? "" : " (errorId " + errorId + ")"), null, false, false);
    this.status = status;
    this.answerer = answerer;
    this.words = words;
    this.errorId = errorId;
  }

  /** Whether it was Airbyte's own refusal, and not an answer of something else in its place. */
  public boolean byAirbyte() {
    return status >= 400 && status < 500;
  }

  /** Whether Airbyte does not know what was asked for, or does not let this key see it. */
  public boolean notFound() {
    return !elsewhere() && (status == 403 || status == 404);
  }

  /** Whether the address leads to something that is no Airbyte. */
  public boolean elsewhere() {
    return answerer == Answerer.OTHER;
  }

  /** Whether only another question can tell if the address leads to an Airbyte. */
  boolean unsure() {
    return answerer == Answerer.UNSURE;
  }

  /** Whether Airbyte knows who asks, and does not let him. */
  public boolean forbidden() {
    return status == 403;
  }

  /** Whether Airbyte does not understand what was asked for, as of words of a later version. */
  boolean notUnderstood() {
    return status == 400 || status == 422;
  }

  /** Whether Airbyte does not know what was asked for, or does not have such a call at all. */
  boolean unknown() {
    return status == 404;
  }

  int status() {
    return status;
  }

  /** The same, with what to do. */
  AirbyteRefusedException with(String advice) {
    return new AirbyteRefusedException(status, answerer, words + "; " + advice, errorId);
  }

  /** The same in other words. */
  AirbyteRefusedException inWords(String others) {
    return new AirbyteRefusedException(status, answerer, others, errorId);
  }
}
