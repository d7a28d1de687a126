package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Promise 9: no more jobs at a time than the cap, over all flows. */
record Capped(PlayedDay played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    played.day().scene().flows().stream()
        .flatMap(flow -> flow.maxConcurrent().stream())
        .findFirst()
        .ifPresent(this::check);
  }

  private void check(int cap) {
    List<PlayedExecution> capped =
        played.syncs().stream()
            .filter(sync -> sync.input().whole("maxConcurrent").isPresent())
            .toList();
    for (PlayedExecution sync : capped) {
      for (EmbeddedJob job : sync.jobs()) {
        Instant start = played.created(job);
        long others =
            capped.stream().filter(other -> !other.equals(sync) && holds(other, start)).count();
        if (others >= cap) {
          broken.accept(
              "job %d of %s started while %d other syncs ran a job; the cap is %d"
                  .formatted(job.id(), sync, others, cap));
        }
      }
      if (sync.reason().contains("airbyte.maxConcurrent")) {
        broken.accept(sync + " waited in vain for its turn");
      }
    }
  }

  /**
   * Whether a sync ran a job then. One that has ended has no turn, although its job may run until a
   * clean-up has cancelled it.
   */
  private boolean holds(PlayedExecution sync, Instant then) {
    return sync.end().isAfter(then)
        && sync.jobs().stream()
            .anyMatch(job -> !played.created(job).isAfter(then) && played.isRunning(job, then));
  }
}
