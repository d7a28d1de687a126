package airstep.airbyte;

/** Airbyte refuses the request and retrying cannot help. Someone must fix the cause. */
public final class AirbyteRefusedException extends RuntimeException {

  /** The source of an answer. */
  enum Answerer {
    AIRBYTE,
    /** Airbyte, because it does not accept the credentials. */
    LOGIN,
    /** A 404 or 405 that could come from any server: only another request can show from which. */
    UNSURE,
    /** A server that is not Airbyte: the address is wrong. */
    OTHER
  }

  private final int status;
  private final Answerer answerer;
  private final String words;
  private final String errorId;

  /**
   * Creates the exception with the source of the answer.
   *
   * @param errorId the id with which Airbyte's operators can find the error, or empty
   */
  AirbyteRefusedException(int status, Answerer answerer, String words, String errorId) {
    super(words + (errorId.isEmpty() ? "" : " (errorId " + errorId + ")"), null, false, false);
    this.status = status;
    this.answerer = answerer;
    this.words = words;
    this.errorId = errorId;
  }

  /** Creates the exception for an answer that is not Airbyte's. */
  static AirbyteRefusedException byOther(int status, String words) {
    return new AirbyteRefusedException(status, Answerer.OTHER, words, "");
  }

  /** Returns whether Airbyte itself refused, not another server. */
  public boolean byAirbyte() {
    return !elsewhere() && status >= 400 && status < 500;
  }

  /** Returns whether the resource does not exist or the credentials cannot see it. */
  public boolean notFound() {
    return !elsewhere() && (status == 403 || status == 404);
  }

  /** Returns whether the address leads to a server that is not Airbyte. */
  public boolean elsewhere() {
    return answerer == Answerer.OTHER;
  }

  /** Returns whether the resource or the endpoint does not exist. */
  boolean unknown() {
    return status == 404;
  }

  int status() {
    return status;
  }

  Answerer answerer() {
    return answerer;
  }

  /** Returns the same exception with a remedy. */
  AirbyteRefusedException with(String advice) {
    return new AirbyteRefusedException(status, answerer, words + "; " + advice, errorId);
  }
}
