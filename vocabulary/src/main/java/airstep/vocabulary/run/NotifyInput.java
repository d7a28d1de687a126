package airstep.vocabulary.run;

import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.sync.SyncPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The input of NotifyRun: a run that ended, or a sync that seems stuck. */
public sealed interface NotifyInput {

  static NotifyInput read(JsonObject json) {
    AlertSettings alert = AlertSettings.read(json.needObject("alert"));
    List<String> tags = json.needTexts("tags");
    RunId run = RunId.read(json.needObject("run"));
    return json.object("stuck").isPresent()
        ? new Stuck(alert, tags, run, StuckSync.read(json.needObject("stuck")))
        : new Ended(
            json.text("flowExecution"),
            json.isTrue("part"),
            alert,
            tags,
            run,
            ClosedRun.read(json.needObject("closed")));
  }

  AlertSettings alert();

  /**
   * A run that ended.
   *
   * @param flowExecution the ARN of the flow's own execution, if it started the run
   * @param part whether it is a part of a larger run, which reports for all of its parts
   */
  record Ended(
      Optional<String> flowExecution,
      boolean part,
      AlertSettings alert,
      List<String> tags,
      RunId run,
      ClosedRun closed)
      implements NotifyInput {}

  /** A sync that seems stuck. */
  record Stuck(AlertSettings alert, List<String> tags, RunId run, StuckSync stuck)
      implements NotifyInput {}

  /**
   * A sync that has not ended yet.
   *
   * @param polls how many times its job was checked
   * @param pending whether Airbyte has not started the job
   * @param seconds since the trigger
   * @param left time left until the job is cancelled; empty if it is not cancelled
   */
  record StuckSync(
      SyncPlan sync,
      OptionalLong jobId,
      long polls,
      boolean pending,
      long seconds,
      Optional<Duration> left) {

    static StuckSync read(JsonObject json) {
      return new StuckSync(
          SyncPlan.read(json.needObject("sync")),
          json.whole("jobId"),
          json.needWhole("polls"),
          json.needBoolean("pending"),
          json.needWhole("seconds"),
          json.seconds("leftSeconds"));
    }
  }
}
