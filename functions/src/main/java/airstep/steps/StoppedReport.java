package airstep.steps;

import airstep.alert.Crash;
import airstep.alert.Message;
import airstep.alert.OffIds;
import airstep.alert.RunResult;
import airstep.alert.RunResult.Failed;
import airstep.metrics.EndedRun;
import airstep.metrics.RunMetrics;
import airstep.states.ExecutionDescription;
import airstep.text.BothEnds;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.MissingFieldException;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.RunEvent;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.run.SyncOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The alert, the event and the metrics of an execution that could not send them itself. */
record StoppedReport(StoppedExecution stopped) {

  /** The length of a reason that an alert shows in full, with the text after it. */
  private static final int LONGEST = 700;

  /** The same for the reason of a single sync. */
  private static final int LONGEST_OF_CLEAN_UP = 380;

  /** Returns the alert, unless the flow does not want it. */
  Optional<Message> message(Instant at) {
    Optional<String> flowExecution =
        Optional.of(stopped.execution().arn()).filter(_ -> stopped.isFlow());
    RunResult result =
        known()
            .map(
                failed ->
                    new RunResult(
                        run(),
                        flowExecution,
                        stopped.tags(),
                        event(),
                        Details.NONE,
                        Optional.empty(),
                        Optional.of(failed),
                        OffIds.NONE,
                        at))
            .orElseGet(
                () ->
                    RunResult.crashed(
                        run(),
                        flowExecution,
                        stopped.tags(),
                        Crash.of(stopped.execution().status()),
                        reason(),
                        stopped.duration(),
                        at));
    return Message.of(result, List.of(), stopped.alertSettings());
  }

  /** Returns what did not succeed, if the execution itself reports it. */
  private Optional<Failed> known() {
    RunAccount account = stopped.account();
    if (account.status().isPresent()) {
      return Optional.of(
          new Failed(
              account.failed(), 0, account.connections(), account.reason(), account.reasonCode()));
    }
    return account
        .sync()
        .or(() -> Optional.of(unknown()).filter(_ -> stopped.isCleanUp()))
        .map(sync -> new Failed(1, 0, List.of(sync), Optional.empty(), Optional.empty()));
  }

  private SyncOutcome unknown() {
    return SyncOutcome.of(
        Outcome.UNKNOWN,
        stopped.given().text("connectionId").orElse("none"),
        Optional.empty(),
        reason());
  }

  private RunEvent event() {
    RunAccount account = stopped.account();
    return new RunEvent(
        RunStatus.FAILED,
        account.total(),
        0,
        account.failed(),
        account.rows(),
        account.bytes(),
        stopped.duration(),
        account.reason());
  }

  /** Returns the detail of the run's event. */
  Map<String, Object> detail() {
    return new JsonFields()
        .put("stage", stopped.settings().needText("stage"))
        .put("tags", stopped.tags())
        .putAll(run())
        .put("status", stopped.execution().status())
        .put("durationSeconds", stopped.duration())
        .put("reason", reason())
        .map();
  }

  RunMetrics metrics() {
    return new RunMetrics(
        stopped.settings().needText("stage"), stopped.tags(), new EndedRun(run(), event()));
  }

  /** Returns the sentence that says why it did not succeed. */
  private String reason() {
    ExecutionDescription execution = stopped.execution();
    Crash crash = Crash.of(execution.status());
    StringBuilder reason = new StringBuilder("it ").append(crash.words());
    execution.error().ifPresent(error -> reason.append(": ").append(error));
    execution.cause().ifPresent(cause -> reason.append(": ").append(cause));
    if (stopped.isCleanUp()) {
      return shortened(reason, LONGEST_OF_CLEAN_UP)
          + "; a job of the stopped sync may still be running";
    }
    String said = shortened(reason, LONGEST);
    return crash == Crash.FAILED
        ? said
        : said + "; the jobs it is known to have started will be cancelled";
  }

  private static String shortened(CharSequence text, int most) {
    int head = most / 3;
    return BothEnds.of(text.toString(), most, head, most - head - 3);
  }

  private RunId run() {
    Optional<FlowInput> input = input();
    Optional<Instant> due = input.flatMap(FlowInput::due);
    return new RunId(
        stopped.settings().text("flow").orElseGet(this::sync),
        stopped.execution().arn(),
        due.orElseGet(() -> stopped.execution().startedAt()),
        due.isEmpty(),
        input.filter(it -> !it.selection().isEmpty()).isPresent(),
        input.flatMap(FlowInput::retried));
  }

  /** Returns what started it. An input that no flow accepts may be why it failed. */
  private Optional<FlowInput> input() {
    try {
      return FlowInput.read(stopped.input());
    } catch (MissingFieldException _) {
      return Optional.empty();
    }
  }

  private String sync() {
    return "sync of "
        + stopped
            .account()
            .sync()
            .map(SyncOutcome::called)
            .or(() -> stopped.given().text("connectionId"))
            .orElse("no connection");
  }
}
