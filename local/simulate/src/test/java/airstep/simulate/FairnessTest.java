package airstep.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.HistoryEventType;
import airstep.simulate.peers.Peer;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers have only faults that Airstep has too. */
class FairnessTest {

  private static final Day NAMED = Days.of(true);
  private static final Day ALL_ACTIVE = Days.of(false);

  @Test
  void daysContainExactlyThePlayedFaults() {
    Set<FaultKind> seen = EnumSet.noneOf(FaultKind.class);
    Comparison.days(0, 1_000).forEach(day -> day.faults().forEach(it -> seen.add(it.kind())));
    assertThat(seen).isEqualTo(played());
  }

  static Set<FaultKind> played() {
    return EnumSet.complementOf(EnumSet.copyOf(Comparison.leftOut()));
  }

  @ParameterizedTest
  @MethodSource("played")
  void everyFaultAffectsAirstepAndPeers(FaultKind kind) {
    boolean airstep = false;
    boolean peers = false;
    for (long seed = 0; seed < 250 && !(airstep && peers); seed++) {
      Day day = Day.of(seed, Set.of(kind));
      if (!Comparison.isForAll(day)) {
        continue;
      }
      airstep = airstep || !Play.of(day).struck().isEmpty();
      peers =
          peers
              || Peer.all().stream()
                  .anyMatch(peer -> !PeerPlay.of(day, peer).world().strikes.struck().isEmpty());
    }
    assertThat(airstep && peers).isTrue();
  }

  @Test
  void theFirstCallOfAKindFailsForAPeerOnlyIfItFailsForAirstep() {
    for (Day quiet : List.of(NAMED, ALL_ACTIVE)) {
      for (InjectedFault fault : onFirstCalls()) {
        Day day = quiet.with(List.of(fault));
        boolean airstep = !Play.of(day).struck().isEmpty();
        for (Peer peer : Peer.all()) {
          boolean struck = !PeerPlay.of(day, peer).world().strikes.struck().isEmpty();
          assertThat(struck && !airstep).as("%s: %s", peer.name(), fault).isFalse();
        }
      }
    }
  }

  @Test
  void theProcessOfAPeerCrashesOnlyIfAStepCrashes() {
    Map<String, PeerPlay> quiet =
        Peer.all().stream().collect(Collectors.toMap(Peer::name, peer -> PeerPlay.of(NAMED, peer)));
    int dead = 0;
    for (InjectedFault.OnStep death : deaths()) {
      Day day = NAMED.with(List.of(death));
      boolean airstep =
          Play.of(day).recording().executions().stream()
              .flatMap(it -> it.history().stream())
              .anyMatch(it -> it.type() == HistoryEventType.TASK_FAILED);
      for (Peer peer : Peer.all()) {
        boolean died = isOther(PeerPlay.of(day, peer), quiet.get(peer.name()));
        assertThat(died && !airstep).as("%s: %s", peer.name(), death).isFalse();
        dead += died ? 1 : 0;
      }
    }
    assertThat(dead).isPositive();
  }

  /** Whether it ends differently than on a quiet day, or sends different requests. */
  private static boolean isOther(PeerPlay played, PeerPlay quiet) {
    return !played.world().airbyte.requests().equals(quiet.world().airbyte.requests())
        || played.accounts().getFirst().verdict() != quiet.accounts().getFirst().verdict();
  }

  private static List<InjectedFault> onFirstCalls() {
    List<InjectedFault> faults = new ArrayList<>();
    for (ApiCall call : ApiCall.values()) {
      faults.add(
          new InjectedFault.OnCall(
              FaultKind.REQUEST_LOST, call, 1, 1, InjectedFault.Effect.NEVER, Duration.ZERO, 1));
    }
    return faults;
  }

  private static List<InjectedFault.OnStep> deaths() {
    List<InjectedFault.OnStep> deaths = new ArrayList<>();
    for (StepName step : StepName.values()) {
      deaths.add(new InjectedFault.OnStep(FaultKind.STEP_CRASH_BEFORE, step, 1, 1, 0, 0));
      deaths.add(new InjectedFault.OnStep(FaultKind.STEP_CRASH_AFTER, step, 1, 1, 0, 0));
      deaths.add(new InjectedFault.OnStep(FaultKind.STEP_CRASH_AFTER, step, 1, 1, 0, 2));
      deaths.add(new InjectedFault.OnStep(FaultKind.STEP_CRASH_AFTER, step, 1, 1, 3, 2));
    }
    return deaths;
  }
}
