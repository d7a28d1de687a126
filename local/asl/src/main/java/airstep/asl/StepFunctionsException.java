package airstep.asl;

/** The service refuses a call; the code is AWS's name of the error. */
public final class StepFunctionsException extends RuntimeException {

  /** The code if another execution has the name. */
  public static final String NAME_TAKEN = "ExecutionAlreadyExists";

  private final String code;

  public StepFunctionsException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** For example {@code ExecutionDoesNotExist}. */
  public String code() {
    return code;
  }
}
