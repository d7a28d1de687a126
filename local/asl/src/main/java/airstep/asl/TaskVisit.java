package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.ServiceIntegration.Call;
import airstep.asl.ServiceIntegration.Reason;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.State;
import airstep.asl.definition.TaskResource;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A visit to a Task state: one call of a service for each attempt. */
final class TaskVisit extends Visit {

  private final State.Task task;
  private Attempt attempt;

  TaskVisit(Branch branch, State.Task task, Object input) {
    super(branch, task, input, task.recovery());
    this.task = task;
  }

  @Override
  void work() throws StateFailure {
    Object arguments = evaluate(task.arguments(), input());
    long seconds = task.timeoutSeconds().evaluate(scope());
    ServiceQuotas.checkSize(arguments, "Arguments");
    TaskResource resource = task.resource();
    ObjectValue checked = check(arguments, resource);
    branch()
        .append(
            HistoryEventType.TASK_SCHEDULED,
            details(
                new Detail.Plain("region", branch().interpreter().execution().machine().region()),
                new Detail.Embedded("parameters", arguments),
                new Detail.Plain("timeoutInSeconds", seconds)));
    branch().append(HistoryEventType.TASK_STARTED, details());
    attempt = new Attempt();
    Attempt started = attempt;
    after(Duration.ofSeconds(seconds), this::timeOut);
    Call call =
        branch()
            .interpreter()
            .service()
            .integrations()
            .get(resource.arn())
            .start(checked, branch().interpreter().execution(), started);
    started.call = call;
  }

  @Override
  void abandon(Reason reason) {
    Attempt abandoned = attempt;
    attempt = null;
    if (abandoned != null && abandoned.call != null) {
      abandoned.call.abandon(reason);
    }
  }

  /** A whole expression can give any value; what it gives is checked as a literal is at load. */
  private ObjectValue check(Object arguments, TaskResource resource) throws StateFailure {
    if (!(arguments instanceof ObjectValue object)) {
      throw runtime("Arguments has to be an object, not " + JsonValues.write(arguments));
    }
    for (String name : resource.required()) {
      if (!object.containsKey(name)) {
        throw runtime("Arguments lacks " + name);
      }
    }
    for (String name : object.keySet()) {
      if (!resource.required().contains(name) && !resource.optional().contains(name)) {
        throw runtime("Arguments has %s, which %s does not take".formatted(name, resource.arn()));
      }
    }
    return object;
  }

  private static StateFailure runtime(String problem) {
    return new StateFailure(new StateError(ErrorNames.RUNTIME, problem));
  }

  private void timeOut() {
    branch()
        .append(
            HistoryEventType.TASK_TIMED_OUT,
            details(new Detail.Plain("error", ErrorNames.TIMEOUT)));
    abandon(Reason.TASK_TIMED_OUT);
    fail(new StateError(ErrorNames.TIMEOUT, null));
  }

  private List<Detail> details(Detail... more) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail.Plain("resourceType", task.resource().service()));
    details.add(new Detail.Plain("resource", task.resource().action()));
    details.addAll(List.of(more));
    return details;
  }

  /** Takes the answer to one call; an answer to a call that was abandoned is dropped. */
  private final class Attempt implements ServiceIntegration.Reply {

    private Call call;

    @Override
    public void submitted(ObjectValue output) {
      answer(
          () ->
              branch()
                  .append(
                      HistoryEventType.TASK_SUBMITTED,
                      details(new Detail.Embedded("output", output))));
    }

    @Override
    public void succeeded(Object value) {
      answer(
          () -> {
            attempt = null;
            Object output = JsonValues.normalise(value);
            if (JsonValues.bytes(output) > ServiceQuotas.MOST_BYTES) {
              StateError error =
                  ServiceQuotas.tooLarge(
                          "the result of " + task.resource().arn(), JsonValues.bytes(output))
                      .error();
              taskFailed(error);
              return;
            }
            branch()
                .append(
                    HistoryEventType.TASK_SUCCEEDED,
                    details(new Detail.Embedded("output", output)));
            cancelWait();
            setResult(output);
            leave(task.exit(), output);
          });
    }

    @Override
    public void failed(String error, String cause) {
      answer(
          () -> {
            attempt = null;
            taskFailed(new StateError(error, cause));
          });
    }

    @Override
    public void refused(ServiceRefusal refusal) {
      Execution caller = branch().interpreter().execution();
      SdkNames names = branch().interpreter().service().options().sdkNames();
      failed(refusal.error(names), refusal.cause(names, requestId(caller)));
    }

    /** Not by chance: what is left to chance shall not depend on how much is refused. */
    private static String requestId(Execution caller) {
      String call = caller.arn() + " " + caller.historyEvents();
      return UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void taskFailed(StateError error) {
      branch()
          .append(
              HistoryEventType.TASK_FAILED,
              details(
                  new Detail.Plain("error", error.error()),
                  new Detail.Plain("cause", error.cause())));
      fail(error);
    }

    private void answer(Body body) {
      if (attempt == this) {
        branch().interpreter().protect(() -> run(body));
      }
    }
  }
}
