package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every fifth call to Slack fails, on days with many alerts. */
class SlackAtTwentyPercentTest {

  private static final Set<FaultKind> ALERTING =
      EnumSet.of(
          FaultKind.STUCK_JOB,
          FaultKind.REQUEST_LOST,
          FaultKind.ERROR_STATUS,
          FaultKind.PERSON_CANCELS,
          FaultKind.SWITCHED_OFF,
          FaultKind.STOPPED,
          FaultKind.STOPPED_ALONE);

  private static final List<InjectedFault.Effect> EFFECTS = List.of(InjectedFault.Effect.values());

  private static final int CALLS = 100;
  private static final int DAYS = 60 * Integer.getInteger("airstep.campaign", 1);

  @Test
  void everyAlertArrives() {
    int struck = 0;
    int taken = 0;
    for (long seed = 20261122; seed < 20261122 + DAYS; seed++) {
      List<InjectedFault> faults = new ArrayList<>(Day.of(seed, ALERTING).faults());
      faults.addAll(ofSlack(new Random(seed)));
      PlayedDay played = Play.of(new Day(seed, faults));
      assertThat(Invariant.allBroken(played)).as("day " + seed).isEmpty();
      struck += played.struck().getOrDefault(FaultKind.SLACK, 0);
      taken += played.slack().messages().size();
    }
    assertThat(struck / (double) (struck + taken)).isBetween(0.15, 0.25);
  }

  private static List<InjectedFault> ofSlack(Random random) {
    List<InjectedFault> faults = new ArrayList<>();
    for (int nth = 1; nth <= CALLS; nth++) {
      if (random.nextInt(5) == 0) {
        faults.add(
            new InjectedFault.OnCall(
                FaultKind.SLACK,
                ApiCall.SLACK,
                nth,
                1,
                EFFECTS.get(random.nextInt(EFFECTS.size())),
                Duration.ofSeconds(random.nextInt(60)),
                random.nextInt(FaultyAnswers.OF_SLACK.size() + 1)));
      }
    }
    return faults;
  }
}
