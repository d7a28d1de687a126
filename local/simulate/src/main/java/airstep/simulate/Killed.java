package airstep.simulate;

/** The sandbox of a step is gone. No step can catch this. */
final class Killed extends Error {

  private Killed() {
    super("the sandbox is gone", null, false, false);
  }

  static void when(boolean gone) {
    if (gone) {
      throw new Killed();
    }
  }
}
