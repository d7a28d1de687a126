package airstep.simulate;

import airstep.embedded.airbyte.Script;
import airstep.vocabulary.StepName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A day: which flows start when, how the jobs end, and what goes wrong. Everything except the
 * faults follows from the seed, so a day can be played again with fewer of them.
 */
record Day(long seed, List<InjectedFault> faults) {

  static final Instant BEGIN = Instant.parse("2026-11-22T07:00:00Z");

  /** Later than anything that happens. */
  static final Instant END = BEGIN.plus(Duration.ofDays(60));

  /** What goes wrong with a start rather than at a moment. */
  static final Set<FaultKind> OF_SCHEDULES = Set.of(FaultKind.LATE, FaultKind.DUPLICATE);

  Day {
    faults = List.copyOf(faults);
  }

  static Day of(long seed, Set<FaultKind> kinds) {
    List<FaultKind> all = kinds.stream().sorted().toList();
    List<FaultKind> apart = all.stream().filter(FaultKind.DRAWN_APART::contains).toList();
    List<FaultKind> first =
        all.stream().filter(it -> !apart.contains(it) && it != FaultKind.SOME_BY_HAND).toList();
    Scene scene = scene(seed);
    int most = RandomFaults.MOST;
    List<InjectedFault> faults =
        new ArrayList<>(new RandomFaults(random(seed, 3), first, scene).some(most));
    Random random = random(seed, 7);
    if (!apart.isEmpty() && (first.isEmpty() || random.nextBoolean())) {
      faults.addAll(new RandomFaults(random, apart, scene).some(Math.max(1, most - faults.size())));
    }
    faults.addAll(new RandomFaults(random(seed, 8), all, scene).of(StepName.CLOSE_RUN));
    faults.addAll(new RandomFaults(random(seed, 9), all, scene).of(StepName.CLOSE_SYNC));
    faults.addAll(new RandomFaults(random(seed, 10), all, scene).someByHand());
    return new Day(seed, faults);
  }

  Day with(List<InjectedFault> others) {
    return new Day(seed, others);
  }

  Day without(InjectedFault fault) {
    List<InjectedFault> rest = new ArrayList<>(faults);
    rest.remove(fault);
    return with(rest);
  }

  Scene scene() {
    return scene(seed);
  }

  private static Scene scene(long seed) {
    return Scene.of(random(seed, 1).nextInt(Scene.MANY));
  }

  /** A start of a flow by its schedule. */
  record Start(int flow, Instant scheduledTime) {}

  /** What the schedules start, each once. */
  List<Start> starts() {
    Random random = random(seed, 2);
    List<Start> starts = new ArrayList<>();
    for (int flow = 0; flow < scene().flows().size(); flow++) {
      if (scene().flows().get(flow).schedule().isEmpty()) {
        continue;
      }
      Instant first = BEGIN.plus(Duration.ofMinutes(flow == 0 ? 0 : random.nextInt(15)));
      starts.add(new Start(flow, first));
      if (random.nextInt(4) == 0) {
        starts.add(new Start(flow, first.plus(Duration.ofMinutes(5 + random.nextInt(55)))));
      }
    }
    return starts;
  }

  /** A start as it really happens. */
  record Firing(Start start, Instant at) {}

  /** The starts as they happen: some late, some twice. */
  List<Firing> firings(Strikes strikes) {
    List<Start> starts = starts();
    List<Firing> firings = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      Instant at = start.scheduledTime();
      for (InjectedFault.At fault : faults(InjectedFault.At.class).toList()) {
        if (OF_SCHEDULES.contains(fault.kind()) && fault.which() % starts.size() == i) {
          strikes.strike(fault);
          if (fault.kind() == FaultKind.LATE) {
            at = at.plus(fault.at());
          } else {
            firings.add(new Firing(start, start.scheduledTime().plus(fault.at())));
          }
        }
      }
      firings.add(new Firing(start, at));
    }
    return firings;
  }

  /** How far Airbyte's clock, or the steps' clock, is ahead. */
  Duration ahead(boolean ofAirbyte) {
    return faults(InjectedFault.Clock.class)
        .filter(clock -> clock.airbyte() == ofAirbyte)
        .map(InjectedFault.Clock::ahead)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** Whether there were jobs before this day. */
  boolean hasPast() {
    return faults.stream().map(InjectedFault::kind).anyMatch(FaultKind.DRAWN_APART::contains);
  }

  boolean has(FaultKind kind) {
    return faults.stream().anyMatch(fault -> fault.kind() == kind);
  }

  <T extends InjectedFault> Stream<T> faults(Class<T> type) {
    return faults.stream().filter(type::isInstance).map(type::cast);
  }

  /** When people switch that connection off. */
  Stream<InjectedFault.At> switchOffs(UUID connection) {
    List<UUID> all = scene().connections();
    return faults(InjectedFault.At.class)
        .filter(fault -> fault.kind() == FaultKind.SWITCHED_OFF)
        .filter(fault -> all.get(fault.which() % all.size()).equals(connection));
  }

  DayAirbyte airbyte() {
    return DayAirbyte.of(random(seed, 6), random(seed, 4));
  }

  /** The course of each job. */
  Script script() {
    return new RandomJobs(this);
  }

  /**
   * A random stream for each purpose, so that one does not shift the others: 1 the scene, 2 starts,
   * 3 faults, 4 tokens, 5 latency, 6 the API, 7 the kinds with their own stream, 8 CloseRun and the
   * past, 9 CloseSync, 10 runs of some connections, from 100 on jobs.
   */
  static Random random(long seed, long purpose) {
    long mixed = seed * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new Random(mixed ^ (mixed >>> 31));
  }
}
