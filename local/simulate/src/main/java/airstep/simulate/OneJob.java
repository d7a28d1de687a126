package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.embedded.stack.Recording;
import airstep.flows.FlowReader;
import airstep.flows.Retries;
import airstep.json.JsonObject;
import airstep.vocabulary.RetryOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Promise 1: one job for a scheduled time, and another only after a failure that was seen. */
final class OneJob {

  private OneJob() {}

  static void check(Played played, List<Broken> broken) {
    played.flows().stream()
        .filter(flow -> Played.told(flow).text("status").filter("DUPLICATE"::equals).isPresent())
        .filter(flow -> played.flows().stream().noneMatch(it -> isTheRunOf(played, it, flow)))
        .forEach(
            flow ->
                broken.add(
                    new Broken(
                        Invariant.ONE_JOB,
                        Ledger.shortened(flow.arn()) + " says DUPLICATE, but is the only one")));
    played.recording().executions().forEach(execution -> Throttles.check(execution, broken));
    Map<Occasion, List<EmbeddedJob>> jobs = new LinkedHashMap<>();
    for (Execution sync : played.syncs()) {
      jobs.computeIfAbsent(Occasion.of(played, sync), _ -> new ArrayList<>())
          .addAll(played.jobsOf(sync).stream().filter(job -> !isLost(played, sync, job)).toList());
    }
    jobs.forEach(
        (occasion, ours) -> {
          for (int i = 1; i < ours.size(); i++) {
            check(played, occasion, ours.get(i - 1), ours.get(i), i, broken);
          }
        });
  }

  /**
   * What no protocol can promise: Airbyte has forgotten the job before anybody could learn its
   * number, so no list can show that it was there.
   */
  private static boolean isLost(Played played, Execution sync, EmbeddedJob job) {
    return job.goneAt().isPresent() && !played.isProven(sync, job);
  }

  /** Whether the one execution has started the run that the other one was to start. */
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
      Occasion occasion,
      EmbeddedJob before,
      EmbeddedJob next,
      int number,
      List<Broken> broken) {
    EmbeddedJobStatus then = played.state(before, played.created(next)).status();
    Retries retries =
        played.day().scene().flows().stream()
            .filter(it -> it.name().equals(occasion.flow()))
            .findFirst()
            .orElseGet(FlowReader::defaults)
            .sync()
            .retries();
    boolean allowed =
        then == EmbeddedJobStatus.FAILED
            && retries.on().contains(RetryOn.FAILED)
            && number <= retries.count();
    if (!allowed) {
      broken.add(
          new Broken(
              Invariant.ONE_JOB,
              "job "
                  + next.id()
                  + " is one too many for "
                  + occasion
                  + ": job "
                  + before.id()
                  + " was "
                  + then));
    }
  }

  /**
   * What may start one job.
   *
   * @param which the scheduled time, the event, or the window of a flow that follows others; of
   *     what a person starts, each start
   */
  private record Occasion(String flow, String which, String connectionId) {

    static Occasion of(Played played, Execution sync) {
      JsonObject input = Recording.input(sync);
      Execution root = played.root(sync);
      JsonObject start = Recording.input(root);
      String which =
          start
              .text("scheduledTime")
              .or(() -> start.text("eventId"))
              .or(() -> start.text("after").flatMap(_ -> window(played, sync)))
              .orElse(root.arn());
      return new Occasion(
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
