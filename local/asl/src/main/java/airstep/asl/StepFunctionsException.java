package airstep.asl;

/** The service refuses a call; the code is AWS's name of the error. */
public final class StepFunctionsException extends RuntimeException {

  private final String code;

  public StepFunctionsException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** For example {@code ExecutionAlreadyExists}. */
  public String code() {
    return code;
  }
}
