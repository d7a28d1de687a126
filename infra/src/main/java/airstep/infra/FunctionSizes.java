package airstep.infra;

import airstep.vocabulary.StepName;

/**
 * How much memory each step gets, and with it processor time: what {@code MemoryIT} measures of the
 * jar at its largest inputs, and room for what Lambda itself needs.
 */
final class FunctionSizes {

  private FunctionSizes() {}

  static int megabytes(StepName step) {
    return switch (step) {
      // A listing of 1,500 connections is much garbage, and the heap grows before it is collected.
      case PLAN_RUN -> 512;
      default -> 256;
    };
  }
}
