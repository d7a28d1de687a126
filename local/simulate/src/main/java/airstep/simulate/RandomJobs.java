package airstep.simulate;

import airstep.embedded.airbyte.JobPlan;
import airstep.embedded.airbyte.Script;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/**
 * The course of each job of a day: most succeed, some fail, and some are stuck because of a fault.
 */
record RandomJobs(Day day) implements Script {

  @Override
  public JobPlan plan(UUID connection, int nth) {
    int number = day.scene().connections().indexOf(connection);
    return day.faults(InjectedFault.OnJob.class)
        .filter(fault -> fault.connection() == number && fault.nth() == nth)
        .findFirst()
        .map(fault -> JobPlan.stays(fault.status()).cancelTaking(Duration.ofSeconds(5)))
        .orElseGet(() -> plan(Day.random(day.seed(), 100 + 50L * number + nth)));
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
}
