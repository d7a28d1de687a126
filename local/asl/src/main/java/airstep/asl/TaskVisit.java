package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.ServiceIntegration.Call;
import airstep.asl.ServiceIntegration.Reason;
import airstep.asl.definition.DefinitionProblem;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.State;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A visit to a Task state: one call of a service for each attempt. */
final class TaskVisit extends Visit {

  private final State.Task task;
  private Attempt attempt;

  TaskVisit(Branch branch, State.Task task, Object input) {
    super(branch, task, input);
    this.task = task;
  }

  @Override
  void work() throws StateFailure {
    Object arguments = evaluate(task.arguments(), input);
    long seconds = task.timeoutSeconds().evaluate(scope());
    ServiceQuotas.checkSize(arguments, "Arguments");
    ObjectValue checked = check(arguments);
    Execution caller = branch.interpreter.execution;
    append(
        HistoryEventType.TASK_SCHEDULED,
        new Detail.Plain("region", caller.machine.region()),
        new Detail.Embedded("parameters", arguments),
        new Detail.Plain("timeoutInSeconds", seconds));
    append(HistoryEventType.TASK_STARTED);
    Attempt started = new Attempt();
    attempt = started;
    after(Duration.ofSeconds(seconds), this::timeOut);
    StepFunctions service = branch.interpreter.service;
    ServiceIntegration called = service.integrations.get(task.resource().arn());
    started.call = called.start(checked, caller, started);
  }

  @Override
  void abandon(Reason reason) {
    Attempt abandoned = attempt;
    attempt = null;
    if (abandoned != null && abandoned.call != null) {
      abandoned.call.abandon(reason);
    }
  }

  /** An expression can return any value, so its value is checked as a literal is at load. */
  private ObjectValue check(Object arguments) throws StateFailure {
    if (!(arguments instanceof ObjectValue object)) {
      throw new StateFailure(
          ErrorNames.RUNTIME, "Arguments must be an object, not " + JsonValues.write(arguments));
    }
    List<DefinitionProblem> problems = task.resource().problems(object.keySet());
    if (!problems.isEmpty()) {
      DefinitionProblem first = problems.getFirst();
      throw new StateFailure(ErrorNames.RUNTIME, first.path() + " " + first.message());
    }
    return object;
  }

  private void timeOut() {
    append(HistoryEventType.TASK_TIMED_OUT, new Detail.Plain("error", ErrorNames.TIMEOUT));
    abandon(Reason.TASK_TIMED_OUT);
    fail(new StateError(ErrorNames.TIMEOUT, null));
  }

  private void append(HistoryEventType type, Detail... more) {
    TaskResource resource = task.resource();
    Detail[] all = new Detail[2 + more.length];
    all[0] = new Detail.Plain("resourceType", resource.service());
    all[1] = new Detail.Plain("resource", resource.action());
    System.arraycopy(more, 0, all, 2, more.length);
    branch.append(type, all);
  }

  /** Receives the response to one call; a response to an abandoned call is dropped. */
  private final class Attempt implements Reply {

    private Call call;

    @Override
    public void submitted(ObjectValue output) {
      ifAwaited(
          () -> append(HistoryEventType.TASK_SUBMITTED, new Detail.Embedded("output", output)));
    }

    @Override
    public void succeeded(Object value) {
      ifAwaited(
          () -> {
            attempt = null;
            Object output = JsonValues.normalize(value);
            if (JsonValues.bytes(output) > ServiceQuotas.MOST_BYTES) {
              String what = "the result of " + task.resource().arn();
              taskFailed(ServiceQuotas.tooLarge(what, JsonValues.bytes(output)).error());
              return;
            }
            append(HistoryEventType.TASK_SUCCEEDED, new Detail.Embedded("output", output));
            cancelWait();
            setResult(output);
            leave(task.exit(), output);
          });
    }

    @Override
    public void failed(String error, String cause) {
      ifAwaited(
          () -> {
            attempt = null;
            taskFailed(new StateError(error, cause));
          });
    }

    @Override
    public void refused(ServiceRefusal refusal) {
      Execution caller = branch.interpreter.execution;
      SdkNames names = branch.interpreter.service.options.sdkNames;
      failed(refusal.error(names), refusal.cause(names, requestId(caller)));
    }

    /** Not random: refusals must not change the sequence of random numbers. */
    private static String requestId(Execution caller) {
      String call = caller.arn() + " " + caller.historyEvents();
      return UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void taskFailed(StateError error) {
      append(HistoryEventType.TASK_FAILED, error.details());
      fail(error);
    }

    private void ifAwaited(Body body) {
      if (attempt == this) {
        branch.interpreter.protect(() -> run(body));
      }
    }
  }
}
