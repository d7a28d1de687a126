package airstep.infra;

import airstep.statemachine.StepName;

/** How much memory each step gets, and with it processor time. */
final class FunctionSizes {

  private FunctionSizes() {}

  static int megabytes(StepName step) {
    return 256;
  }
}
