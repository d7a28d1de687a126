package airstep.asl;

/** A state fails while it is worked on, for a reason that retriers and catchers may know. */
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
