package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedAirbyte;
import airstep.embedded.airbyte.JobPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** The jobs before a day: one a day for each connection, and none for a new connection. */
final class EarlierJobs {

  /** High enough that ids can restart below it. */
  private static final int FIRST = 1000;

  private EarlierJobs() {}

  static void make(Day day, EmbeddedAirbyte airbyte) {
    Random random = Day.random(day.seed(), 8);
    airbyte.numberFrom(FIRST);
    for (UUID connection : day.scene().connections()) {
      int jobs = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(4);
      // Some ran just before, so creation times tell them apart from ours less clearly.
      Duration last = Duration.ofSeconds(random.nextInt(3) == 0 ? 600 : 86_400);
      for (int i = jobs; i > 0; i--) {
        Instant created = Day.BEGIN.plus(day.ahead(true)).minus(last.plus(Duration.ofDays(i - 1L)));
        Duration running = Duration.ofSeconds(30 + random.nextInt(120));
        airbyte.had(
            connection,
            created,
            random.nextInt(5) == 0
                ? JobPlan.fails(running)
                : JobPlan.succeeds(running, 1000, 350_000));
      }
    }
  }
}
