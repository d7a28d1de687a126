package airstep.simulate;

import airstep.http.Http;
import airstep.vocabulary.StepName;
import java.io.IOException;
import java.util.Optional;

/** The calls of a peer's process, which crashes at the call at which Airstep's step crashes. */
record MortalHttp(Http http, Strikes strikes) implements Http {

  @Override
  public Response send(Request request) throws IOException {
    Optional<InjectedFault.OnStep> fault =
        step(ApiCall.of(request, FaultyWorld.AIRBYTE))
            .flatMap(step -> strikes.of(step.functionName()));
    dieIf(fault.filter(MortalHttp::before).isPresent());
    try {
      return http.send(request);
    } finally {
      dieIf(fault.filter(it -> it.killsAfter(1) || it.killsAtEnd()).isPresent());
    }
  }

  /** Crashes where a step does that makes no call that peers make. */
  void at(StepName step) {
    dieIf(strikes.of(step.functionName()).filter(it -> before(it) || it.killsAtEnd()).isPresent());
  }

  private static boolean before(InjectedFault.OnStep fault) {
    return fault.kind() == FaultKind.STEP_CRASH_BEFORE;
  }

  private static void dieIf(boolean struck) {
    if (struck) {
      throw new Killed();
    }
  }

  private static Optional<StepName> step(ApiCall call) {
    return switch (call) {
      case START_JOB -> Optional.of(StepName.TRIGGER_SYNC);
      case READ_JOB -> Optional.of(StepName.CHECK_SYNC);
      case CANCEL_JOB -> Optional.of(StepName.CANCEL_SYNC);
      default -> Optional.empty();
    };
  }
}
