package airstep.steps;

import airstep.alert.Crash;
import airstep.alert.Message;
import airstep.alert.RunResult;
import airstep.alert.RunResult.Failed;
import airstep.json.JsonFields;
import airstep.json.MissingFieldException;
import airstep.metrics.RunMetrics;
import airstep.vocabulary.FlowInput;
import airstep.vocabulary.Outcome;
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

  /** Returns the alert, unless the flow does not want it. */
  Optional<Message> message(Instant at) {
    Optional<String> flowExecution =
        Optional.of(stopped.execution().arn()).filter(_ -> stopped.isFlow());
    RunResult result =
        known(stopped.account())
            .map(
                failed ->
                    RunResult.failed(
                        run(), flowExecution, stopped.tags(), event(stopped.account()), failed, at))
            .orElseGet(
                () ->
                    RunResult.crashed(
                        run(),
                        flowExecution,
                        stopped.tags(),
                        Crash.of(stopped.execution().status()),
                        StoppedReason.of(stopped),
                        stopped.duration(),
                        at));
    return Message.of(result, List.of(), stopped.alertSettings());
  }

  /** Returns what did not succeed, if the execution itself reports it. */
  private Optional<Failed> known(RunAccount account) {
    if (account.status().isPresent()) {
      return Optional.of(
          Failed.of(
              account.failed(), 0, account.connections(), account.reason(), account.reasonCode()));
    }
    return account
        .sync()
        .or(() -> Optional.of(unknown()).filter(_ -> stopped.isCleanUp()))
        .map(sync -> Failed.of(1, 0, List.of(sync), Optional.empty(), Optional.empty()));
  }

  private SyncOutcome unknown() {
    return SyncOutcome.of(
        Outcome.UNKNOWN,
        stopped.given().text("connectionId").orElse("none"),
        Optional.empty(),
        StoppedReason.of(stopped));
  }

  private RunEvent event(RunAccount account) {
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
        .put("reason", StoppedReason.of(stopped))
        .map();
  }

  RunMetrics metrics() {
    return new RunMetrics(
        stopped.settings().needText("stage"),
        stopped.settings().needText("flow"),
        stopped.tags(),
        new RunEvent(
            RunStatus.FAILED,
            1,
            0,
            1,
            stopped.account().rows(),
            stopped.account().bytes(),
            stopped.duration(),
            Optional.empty()));
  }

  private RunId run() {
    Optional<Instant> due = due();
    return new RunId(
        stopped.settings().text("flow").orElseGet(this::sync),
        stopped.execution().arn(),
        due.orElseGet(() -> stopped.execution().startedAt()),
        due.isEmpty());
  }

  /** Returns when it was due. An input that no flow accepts may be why it failed. */
  private Optional<Instant> due() {
    try {
      return FlowInput.read(stopped.input()).flatMap(FlowInput::due);
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
