package airstep.asl;

/** A state fails with an error that retriers and catchers may handle. */
final class StateFailure extends Exception {

  private final transient StateError error;

  StateFailure(StateError error) {
    super(error.error());
    this.error = error;
  }

  StateError error() {
    return error;
  }
}
