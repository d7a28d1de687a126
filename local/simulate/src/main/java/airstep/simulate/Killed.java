package airstep.simulate;

/** The sandbox in which a step runs is gone. No step can catch it. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed() {
    super("the sandbox is gone", null, false, false);
  }
}
