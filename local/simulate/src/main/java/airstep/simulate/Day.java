package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A day: which flows start when, what becomes of the jobs, and what goes wrong. All but the faults
 * follows from the seed, so that a day can be played again with fewer of them.
 */
record Day(long seed, List<Fault> faults) {

  static final Instant BEGIN = Instant.parse("2026-11-22T07:00:00Z");

  /** What goes wrong with a start, and not at a moment. */
  static final Set<FaultKind> OF_SCHEDULES = Set.of(FaultKind.LATE, FaultKind.DUPLICATE);

  Day {
    faults = List.copyOf(faults);
  }

  /** A random day, with faults of these kinds. */
  static Day of(long seed, Collection<FaultKind> kinds) {
    Set<FaultKind> first = EnumSet.noneOf(FaultKind.class);
    first.addAll(kinds);
    Set<FaultKind> apart = EnumSet.copyOf(first);
    apart.retainAll(FaultKind.DRAWN_APART);
    first.removeAll(apart);
    Scene scene = scene(seed);
    List<Fault> faults =
        new ArrayList<>(new FaultMaker(random(seed, 3), first, scene).some(FaultMaker.MOST));
    Random random = random(seed, 7);
    if (!apart.isEmpty() && (first.isEmpty() || random.nextBoolean())) {
      faults.addAll(
          new FaultMaker(random, apart, scene).some(Math.max(1, FaultMaker.MOST - faults.size())));
    }
    faults.addAll(new FaultMaker(random(seed, 8), kinds, scene).ofCloseRun());
    return new Day(seed, faults);
  }

  Day with(List<Fault> others) {
    return new Day(seed, others);
  }

  Scene scene() {
    return scene(seed);
  }

  private static Scene scene(long seed) {
    return Scene.of(random(seed, 1).nextInt(Scene.MANY));
  }

  /** A flow that its schedule starts. */
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

  /** What happens of it: some starts are late, some come twice. */
  List<Firing> firings(Strikes strikes) {
    List<Start> starts = starts();
    List<Firing> firings = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      Instant at = start.scheduledTime();
      for (Fault fault : faults) {
        if (fault instanceof Fault.At it
            && OF_SCHEDULES.contains(it.kind())
            && it.which() % starts.size() == i) {
          strikes.count(it.kind());
          if (it.kind() == FaultKind.LATE) {
            at = at.plus(it.at());
          } else {
            firings.add(new Firing(start, start.scheduledTime().plus(it.at())));
          }
        }
      }
      firings.add(new Firing(start, at));
    }
    return firings;
  }

  /** How far Airbyte's clock, or ours, is ahead. */
  Duration ahead(boolean ofAirbyte) {
    return faults.stream()
        .filter(Fault.Clock.class::isInstance)
        .map(Fault.Clock.class::cast)
        .filter(clock -> clock.airbyte() == ofAirbyte)
        .map(Fault.Clock::ahead)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** Whether there were jobs before this day. */
  boolean hasPast() {
    return faults.stream().map(Fault::kind).anyMatch(FaultKind.DRAWN_APART::contains);
  }

  boolean has(FaultKind kind) {
    return faults.stream().anyMatch(fault -> fault.kind() == kind);
  }

  /** Which Airbyte it is. */
  Api api() {
    return Api.some(random(seed, 6));
  }

  /** How long an access token lives, as Airbyte's versions have it. */
  Duration tokenLifetime() {
    return Duration.ofMinutes(random(seed, 4).nextBoolean() ? 15 : 3);
  }

  /** What becomes of each job. */
  Script script() {
    List<UUID> connections = scene().connections();
    return (connection, nth) -> {
      int number = connections.indexOf(connection);
      return stuck(number, nth)
          .map(Day::stays)
          .orElseGet(() -> plan(random(seed, 100 + 50L * number + nth)));
    };
  }

  private Optional<EmbeddedJobStatus> stuck(int connection, int nth) {
    return faults.stream()
        .filter(Fault.OnJob.class::isInstance)
        .map(Fault.OnJob.class::cast)
        .filter(job -> job.connection() == connection && job.nth() == nth)
        .map(Fault.OnJob::status)
        .findFirst();
  }

  private static JobPlan stays(EmbeddedJobStatus status) {
    var phase = new JobPlan.Phase(status, Duration.ZERO);
    return new JobPlan(List.of(phase), Optional.empty(), Duration.ofSeconds(5));
  }

  private static JobPlan plan(Random random) {
    long seconds = Math.clamp(Math.round(Math.exp(4.6 + 1.1 * random.nextGaussian())), 1, 7200);
    Duration running = Duration.ofSeconds(seconds);
    int fate = random.nextInt(100);
    JobPlan plan =
        fate < 3
            ? JobPlan.starves(running)
            : fate < 20 ? JobPlan.fails(running) : JobPlan.succeeds(running, 1000, 350_000);
    if (random.nextInt(8) == 0) {
      plan = plan.afterFailedAttempt(running, Duration.ofSeconds(10 + random.nextInt(80)));
    }
    return plan.afterPending(Duration.ofSeconds(random.nextInt(12)))
        .cancelTaking(Duration.ofSeconds(random.nextInt(60)));
  }

  /** Chance of its own for each purpose, so that one does not shift the others. */
  static Random random(long seed, long purpose) {
    long mixed = seed * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new Random(mixed ^ (mixed >>> 31));
  }
}
