package airstep.local.simulate;

import airstep.events.Flow;
import airstep.events.RetryOn;
import airstep.json.JsonObject;
import airstep.local.embedded.airbyte.Job;
import airstep.local.embedded.airbyte.JobStatus;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Promise 1: one job for a scheduled time, and another only after a failure that was seen. */
final class OneJob {

  private static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";

  private OneJob() {}

  static void check(Played played, List<Broken> broken) {
    Map<Occasion, List<Job>> jobs = new LinkedHashMap<>();
    for (Execution sync : played.syncs()) {
      jobs.computeIfAbsent(Occasion.of(played, sync), _ -> new ArrayList<>())
          .addAll(played.jobsOf(sync));
    }
    jobs.forEach(
        (occasion, ours) -> {
          for (int i = 1; i < ours.size(); i++) {
            check(played, occasion, ours.get(i - 1), ours.get(i), i, broken);
          }
        });
  }

  private static void check(
      Played played, Occasion occasion, Job before, Job next, int number, List<Broken> broken) {
    JobStatus then = played.state(before, played.created(next)).status();
    Flow flow =
        played.day().scene().flows().stream()
            .filter(it -> it.name().equals(occasion.flow()))
            .findFirst()
            .orElseThrow();
    boolean allowed =
        then == JobStatus.FAILED
            && flow.retries().on().contains(RetryOn.FAILED)
            && number <= flow.retries().count();
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

  /** What may start one job. */
  private record Occasion(String flow, String scheduledTime, String connectionId) {

    static Occasion of(Played played, Execution sync) {
      JsonObject input = Recording.input(sync);
      String run = input.text(STARTED_BY).orElse("");
      String time =
          played.of("run").stream()
              .filter(it -> it.arn().equals(run))
              .findFirst()
              .flatMap(it -> Recording.input(it).text("scheduledTime"))
              .orElse("");
      return new Occasion(
          input.text("flow").orElse(""), time, input.text("connectionId").orElse(""));
    }

    @Override
    public String toString() {
      return flow + " at " + scheduledTime + " and connection " + connectionId;
    }
  }
}
