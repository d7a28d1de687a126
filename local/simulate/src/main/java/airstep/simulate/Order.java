package airstep.simulate;

import airstep.flows.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Promise 8: a flow that follows others waits for all of them, and is always started. */
record Order(PlayedDay played, Consumer<String> broken) implements Runnable {

  @Override
  public void run() {
    for (Flow flow : played.day().scene().flows()) {
      if (flow.after().isPresent()) {
        List<String> upstreams = flow.after().get().flows();
        upstreams.forEach(upstream -> started(flow.name(), upstream));
        played.syncs().stream()
            .filter(sync -> sync.isGiven("flow", flow.name()))
            .forEach(sync -> waited(sync, upstreams));
      }
    }
  }

  private void started(String flow, String upstream) {
    long successes = successes(upstream).size();
    long starts =
        played.of(flow).stream().filter(start -> start.isGiven("after", upstream)).count();
    if (starts != successes) {
      broken.accept(
          "%s was started %d times after %s, which succeeded %d times"
              .formatted(flow, starts, upstream, successes));
    }
  }

  /** A flow that a person starts does not wait. */
  private void waited(PlayedExecution sync, List<String> upstreams) {
    Optional<Instant> since = sync.starter().flatMap(Order::window).map(Instant::parse);
    if (since.isPresent()) {
      upstreams.stream()
          .filter(it -> successes(it).stream().noneMatch(end -> isIn(end, since.get(), sync)))
          .forEach(it -> broken.accept(sync + " was started before " + it + " had succeeded"));
    }
  }

  /** The time since which the flows before that run's flow must have succeeded. */
  static Optional<String> window(PlayedExecution run) {
    return run.input().object("after").map(after -> after.needText("since"));
  }

  private static boolean isIn(Instant end, Instant since, PlayedExecution sync) {
    return !end.isBefore(since) && !end.isAfter(sync.start());
  }

  /** When executions of that flow ended after they had synced, and not only what was selected. */
  private List<Instant> successes(String flow) {
    return played.of(flow).stream()
        .filter(it -> it.hasSucceeded() && it.reports("status", "SUCCEEDED"))
        .filter(it -> it.selection().isEmpty())
        .map(PlayedExecution::end)
        .toList();
  }
}
