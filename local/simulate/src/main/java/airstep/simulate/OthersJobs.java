package airstep.simulate;

import airstep.embedded.airbyte.EmbeddedJob;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Of promise 4: what is not proven ours is left alone. */
record OthersJobs(Played played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    for (Ledger.Hit hit : played.ledger().hits()) {
      List<Ran> syncs =
          played.syncs().stream().filter(it -> isConcerned(it.arn(), hit.cancel())).toList();
      EmbeddedJob job = hit.job();
      Optional<String> owner = played.ledger().starter(job);
      if (owner.filter(it -> isConcerned(it, hit.cancel())).isEmpty()
          && !wasOurs(syncs, job, hit.cancel())
          // No answer shows the mistake.
          && syncs.stream().noneMatch(sync -> new SyncJobs(sync).isTwinOfOne(job))) {
        broken.accept(
            "job %d, which is %s, was cancelled for %s by a request of %s"
                .formatted(
                    job.id(),
                    owner.map(it -> "of " + Ledger.shortened(it)).orElse("a person's"),
                    Ledger.shortened(hit.cancel().execution()),
                    hit.cancel().sentAt()));
      }
    }
  }

  /**
   * What no protocol can promise: when the cancel was sent our own job ran, and the one that it hit
   * did not exist yet.
   */
  private boolean wasOurs(List<Ran> syncs, EmbeddedJob hit, Ledger.Cancel cancel) {
    return played.created(hit).isAfter(cancel.sentAt())
        && !isUnderAnother(cancel)
        && syncs.stream()
            .flatMap(sync -> sync.jobs().stream())
            .filter(job -> !played.created(job).isAfter(cancel.sentAt()))
            .anyMatch(job -> played.isRunning(job, cancel.sentAt()));
  }

  /** Whether the same sync, or its clean-up, sent another cancel while this one was under way. */
  private boolean isUnderAnother(Ledger.Cancel cancel) {
    Optional<String> sync = sync(cancel.execution());
    return played.ledger().cancels().stream()
        .filter(it -> it.sentAt().isAfter(cancel.sentAt()) && it.sentAt().isBefore(cancel.at()))
        .anyMatch(it -> sync(it.execution()).equals(sync));
  }

  /** The sync that an execution is, or cleans up after. */
  private Optional<String> sync(String execution) {
    return played.of(Played.SYNC).stream()
        .filter(it -> it.arn().equals(execution))
        .map(it -> it.input("stopped").orElse(execution))
        .findFirst();
  }

  /** Whether the cancel is of that sync or of its clean-up. */
  private boolean isConcerned(String sync, Ledger.Cancel cancel) {
    return sync.equals(cancel.execution())
        || sync(cancel.execution()).filter(sync::equals).isPresent();
  }
}
