package airstep.simulate;

import airstep.vocabulary.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws what goes wrong on a day: usually a few things, and usually where they do harm. */
record RandomFaults(Random random, List<FaultKind> kinds, Scene scene) {

  static final int MOST = 12;

  private static final int ONE_DAY_IN = 10;

  /** None on some days, up to {@code most} on a few; often several of the same few kinds. */
  List<InjectedFault> some(int most) {
    List<FaultKind> today = kinds;
    if (kinds.size() > 3 && random.nextBoolean()) {
      today = List.of(pick(kinds), pick(kinds), pick(kinds));
    }
    List<InjectedFault> faults = new ArrayList<>();
    while (!today.isEmpty()
        && faults.size() < most
        && random.nextInt(20) < (faults.isEmpty() ? 19 : 14)) {
      faults.addAll(pick(today).drawn(random, scene));
    }
    return faults;
  }

  /** On a few days, a crash of a step that only phrases an outcome. */
  List<InjectedFault> of(StepName step) {
    List<FaultKind> crashes = kinds.stream().filter(FaultKind.CRASHES::contains).toList();
    return crashes.isEmpty() || random.nextInt(ONE_DAY_IN) > 0
        ? List.of()
        : List.of(new FaultDraw(pick(crashes), random, scene).onStepAlone(step));
  }

  /** On a few days, a run of some connections. */
  List<InjectedFault> someByHand() {
    return !kinds.contains(FaultKind.SOME_BY_HAND) || random.nextInt(ONE_DAY_IN) > 0
        ? List.of()
        : FaultKind.SOME_BY_HAND.drawn(random, scene);
  }

  private FaultKind pick(List<FaultKind> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
