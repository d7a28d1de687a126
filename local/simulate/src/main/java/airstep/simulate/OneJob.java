package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.stack.Recording;
import airstep.json.JsonObject;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.sync.SyncSettings.Retries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Promise 1: one job for a scheduled time, and another one only after a failure that was seen. */
final class OneJob {

  private OneJob() {}

  static void check(Played played, Consumer<String> broken) {
    played.flows().stream()
        .filter(flow -> Played.report(flow).text("status").filter("DUPLICATE"::equals).isPresent())
        .filter(flow -> played.flows().stream().noneMatch(it -> isTheRunOf(played, it, flow)))
        .forEach(
            flow ->
                broken.accept(
                    Ledger.shortened(flow.arn()) + " says DUPLICATE, but is the only one"));
    played.executions().forEach(execution -> Throttles.check(execution, broken));
    Map<Trigger, List<EmbeddedJob>> jobs = new LinkedHashMap<>();
    for (Execution sync : played.syncs()) {
      jobs.computeIfAbsent(Trigger.of(played, sync), _ -> new ArrayList<>())
          .addAll(played.jobsOf(sync).stream().filter(job -> !isLost(played, sync, job)).toList());
    }
    jobs.forEach(
        (trigger, ours) -> {
          for (int i = 1; i < ours.size(); i++) {
            check(played, trigger, ours.get(i - 1), ours.get(i), i, broken);
          }
        });
  }

  /**
   * What no protocol can promise: Airbyte forgot the job before anyone could learn its id, so no
   * list can show that it was there.
   */
  private static boolean isLost(Played played, Execution sync, EmbeddedJob job) {
    return job.goneAt().isPresent() && !new SyncJobs(played, sync).isProven(job);
  }

  /** Whether the one execution started the run that the other one was to start. */
  private static boolean isTheRunOf(Played played, Execution one, Execution other) {
    JsonObject start = Recording.input(other);
    boolean after = start.text("after").isPresent();
    return one != other
        && one.stateMachineArn().equals(other.stateMachineArn())
        && !played.recording().startedBy(one).isEmpty()
        && !start.fields().isEmpty()
        && (after
            ? Recording.input(one).text("after").isPresent()
            : Recording.input(one).fields().equals(start.fields()));
  }

  private static void check(
      Played played,
      Trigger trigger,
      EmbeddedJob before,
      EmbeddedJob next,
      int number,
      Consumer<String> broken) {
    EmbeddedJobStatus then = played.state(before, played.created(next)).status();
    Retries retries = played.day().scene().flow(trigger.flow()).sync().retries();
    boolean allowed =
        then == EmbeddedJobStatus.FAILED
            && retries.on().contains(RetryOn.FAILED)
            && number <= retries.count();
    if (!allowed) {
      broken.accept(
          "job %d is one too many for %s: job %d was %s"
              .formatted(next.id(), trigger, before.id(), then));
    }
  }

  /**
   * A trigger, which may start one job.
   *
   * @param which the scheduled time, the event, or the window of a flow that follows others; a
   *     start by a person is a trigger of its own
   */
  private record Trigger(String flow, String which, String connectionId) {

    static Trigger of(Played played, Execution sync) {
      JsonObject input = Recording.input(sync);
      Execution root = played.root(sync);
      JsonObject start = Recording.input(root);
      String which =
          start
              .text("scheduledTime")
              .or(() -> start.text("eventId"))
              .or(() -> start.text("after").flatMap(_ -> window(played, sync)))
              .orElse(root.arn());
      return new Trigger(
          input.text("flow").orElse(""), which, input.text("connectionId").orElse(""));
    }

    private static Optional<String> window(Played played, Execution sync) {
      return played
          .recording()
          .starterOf(sync)
          .flatMap(run -> Recording.input(run).object("after"))
          .flatMap(after -> after.text("since"));
    }

    @Override
    public String toString() {
      return "flow " + flow + ", " + which + " and connection " + connectionId;
    }
  }
}
