package airstep.simulate;

import airstep.asl.Execution;
import airstep.asl.ExecutionStatus;
import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import airstep.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Promise 8: a flow that follows others waits for all of them, and is always started. */
final class Order {

  private Order() {}

  static void check(Played played, Consumer<String> broken) {
    for (Flow flow : played.day().scene().flows()) {
      if (flow.after().isPresent()) {
        List<String> upstreams = flow.after().get().flows();
        for (String upstream : upstreams) {
          started(played, flow.name(), upstream, broken);
        }
        for (Execution sync : played.syncs()) {
          if (Recording.input(sync).text("flow").filter(flow.name()::equals).isPresent()) {
            waited(played, sync, upstreams, broken);
          }
        }
      }
    }
  }

  private static void started(
      Played played, String flow, String upstream, Consumer<String> broken) {
    long successes =
        played.flows().stream()
            .filter(execution -> Played.machine(execution).equals(upstream))
            .filter(Order::hasSynced)
            .count();
    long starts =
        played.flows().stream()
            .filter(execution -> Played.machine(execution).equals(flow))
            .map(Recording::input)
            .filter(input -> input.text("after").filter(upstream::equals).isPresent())
            .count();
    if (starts != successes) {
      broken.accept(
          "%s was started %d times after %s, which succeeded %d times"
              .formatted(flow, starts, upstream, successes));
    }
  }

  /** A flow that a person starts does not wait. */
  private static void waited(
      Played played, Execution sync, List<String> upstreams, Consumer<String> broken) {
    played
        .recording()
        .starterOf(sync)
        .flatMap(run -> Recording.input(run).object("after"))
        .map(after -> Instant.parse(after.needText("since")))
        .ifPresent(
            since ->
                upstreams.stream()
                    .filter(upstream -> !hadSynced(played, upstream, since, sync.startDate()))
                    .forEach(
                        upstream ->
                            broken.accept(
                                "%s was started before %s had succeeded"
                                    .formatted(Ledger.shortened(sync.arn()), upstream))));
  }

  private static boolean hadSynced(Played played, String flow, Instant since, Instant until) {
    return played.flows().stream()
        .filter(execution -> Played.machine(execution).equals(flow))
        .filter(Order::hasSynced)
        .map(execution -> execution.stopDate().orElseThrow())
        .anyMatch(end -> !end.isBefore(since) && !end.isAfter(until));
  }

  private static boolean hasSynced(Execution flow) {
    JsonObject report = Played.report(flow);
    return flow.status() == ExecutionStatus.SUCCEEDED
        && report.text("status").filter("SUCCEEDED"::equals).isPresent();
  }
}
