package airstep.asl;

/** A state fails with an error that retriers and catchers may handle. */
final class StateFailure extends Exception {

  private final transient StateError error;

  StateFailure(String error, String cause) {
    super(error);
    this.error = new StateError(error, cause);
  }

  StateError error() {
    return error;
  }
}
