package airstep.simulate;

import airstep.asl.HistoryEvent;
import airstep.asl.HistoryEventType;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.EmbeddedJobStatus;
import airstep.vocabulary.RetryOn;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.sync.SyncSettings.Retries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Promise 1: one job for a scheduled time, and another one only after a failure that was seen. */
record OneJob(PlayedDay played, Consumer<String> broken) implements Runnable {

  private static final int MOST_THROTTLES = 3;

  private static final String CAUSE = FaultyIntegration.THROTTLED_START_CAUSE;

  @Override
  public void run() {
    List<PlayedExecution> flows = played.flows();
    flows.stream()
        .filter(flow -> flow.reports("status", "DUPLICATE"))
        .filter(flow -> flows.stream().noneMatch(it -> isTheRunOf(it, flow)))
        .forEach(flow -> broken.accept(flow + " reports DUPLICATE, but is the only one"));
    played.executions().forEach(this::throttled);
    Map<Trigger, List<EmbeddedJob>> jobs = new LinkedHashMap<>();
    for (PlayedExecution sync : played.syncs()) {
      jobs.computeIfAbsent(Trigger.of(sync), _ -> new ArrayList<>())
          .addAll(sync.jobs().stream().filter(job -> !isExcused(sync, job)).toList());
    }
    jobs.forEach(this::check);
  }

  private static boolean isExcused(PlayedExecution sync, EmbeddedJob job) {
    SyncJobs jobs = new SyncJobs(sync);
    return jobs.isForgotten(job) || jobs.isUnasked(job);
  }

  /** Whether one execution started the run that the other was supposed to start. */
  private static boolean isTheRunOf(PlayedExecution one, PlayedExecution other) {
    return !one.equals(other)
        && one.machine().equals(other.machine())
        && !one.started().isEmpty()
        && !other.input().fields().isEmpty()
        && (other.input("after").isPresent()
            ? one.input("after").isPresent()
            : one.input().fields().equals(other.input().fields()));
  }

  private void check(Trigger trigger, List<EmbeddedJob> jobs) {
    Retries retries = played.day().scene().flow(trigger.flow()).sync().retries();
    for (int i = 1; i < jobs.size(); i++) {
      EmbeddedJob before = jobs.get(i - 1);
      EmbeddedJob next = jobs.get(i);
      EmbeddedJobStatus then = played.state(before, played.created(next)).status();
      boolean allowed =
          then == EmbeddedJobStatus.FAILED
              && retries.on().contains(RetryOn.FAILED)
              && i <= retries.count();
      if (!allowed) {
        broken.accept(
            "job %d is one too many for %s: job %d was %s"
                .formatted(next.id(), trigger, before.id(), then));
      }
    }
  }

  /**
   * An execution does not give up on a start that is throttled three times in a row. They are
   * certainly in a row only if there are no others, because some starts are simultaneous.
   */
  private void throttled(PlayedExecution ran) {
    List<HistoryEvent> failed = ran.events(HistoryEventType.TASK_FAILED).toList();
    long throttled = failed.stream().filter(OneJob::isThrottled).count();
    // What it started may have given up on a start of its own, and reports that.
    boolean another =
        failed.stream().anyMatch(event -> !isThrottled(event) && event.toJson().contains(CAUSE));
    String end = ran.execution().output().or(ran.execution()::cause).orElse("");
    if (throttled > 0 && throttled <= MOST_THROTTLES && !another && end.contains(CAUSE)) {
      broken.accept(ran + " gave up a start that was throttled " + throttled + " times");
    }
  }

  private static boolean isThrottled(HistoryEvent event) {
    return event.value("error").filter(FaultyIntegration.THROTTLED_STARTS::contains).isPresent();
  }

  /**
   * A trigger, which may start one job.
   *
   * @param which the scheduled time, the event, or the window of a flow that follows others; a
   *     start by a person is a separate trigger
   */
  private record Trigger(String flow, String which, String connectionId) {

    static Trigger of(PlayedExecution sync) {
      PlayedExecution root = sync.root();
      String which =
          root.input("scheduledTime")
              .or(() -> root.input("eventId"))
              .or(() -> root.input("after").flatMap(_ -> sync.starter()).flatMap(Order::window))
              .orElse(root.arn());
      JsonObject input = sync.input();
      return new Trigger(
          input.text("flow").orElse(""), which, input.text("connectionId").orElse(""));
    }

    @Override
    public String toString() {
      return "flow " + flow + ", " + which + " and connection " + connectionId;
    }
  }
}
