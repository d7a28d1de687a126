package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.StepFunctionsOptions.TooMuchData;
import airstep.asl.definition.Catcher;
import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.Exit;
import airstep.asl.definition.State;
import airstep.asl.expression.EvaluationScope;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.expression.QueryEvaluationException;
import airstep.asl.json.ObjectValue;
import airstep.asl.timeline.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One visit to a state, from its entry until it is left. Subclasses do the work of the state; this
 * class enters and leaves it, and handles errors.
 */
abstract class Visit {

  final Branch branch;
  final State state;
  final Object input;
  private final Instant enteredTime;
  private final RetryCounts retries;
  private long enteredEvent;
  private long beforeEntry;
  private boolean over;
  private boolean caught;
  private Scheduled waiting;
  private EvaluationScope scope;
  private Object result;
  private ObjectValue errorOutput;

  Visit(Branch branch, State state, Object input) {
    this.branch = branch;
    this.state = state;
    this.input = input;
    this.enteredTime = branch.interpreter.now();
    this.retries =
        new RetryCounts(
            state.recovery().retriers(), branch.interpreter.service.options.tooMuchData);
  }

  static Visit of(Branch branch, State state, Object input) {
    return switch (state) {
      case State.Task task -> new TaskVisit(branch, task, input);
      case State.MapState map -> new MapVisit(branch, map, input);
      default -> new PlainVisit(branch, state, input);
    };
  }

  /** Does the work of the state; called again for each retry. */
  abstract void work() throws StateFailure;

  /** Abandons the calls that the state waits for. */
  abstract void abandon(ServiceIntegration.Reason reason);

  /**
   * Adds the event that the state failed and will not be retried, if the history has such an event.
   */
  void failedForGood() {}

  final void enter() {
    beforeEntry = branch.lastEvent;
    enteredEvent =
        branch.append(
            HistoryEventType.of(state, "ENTERED"),
            new Detail.Plain("name", state.name()),
            new Detail.Embedded("input", input));
    branch.interpreter.execution.transitions++;
    run(this::work);
  }

  final void abort() {
    over = true;
    cancelWait();
    abandon(ServiceIntegration.Reason.CALLER_ENDED);
  }

  /** Runs a part of the work after a delay, unless the visit ends before. */
  final void after(Duration delay, Body body) {
    waiting = branch.interpreter.later(delay, () -> run(body));
  }

  /** Runs a part of the work; the retriers and catchers handle its errors. */
  final void run(Body body) {
    if (over) {
      return;
    }
    try {
      body.run();
    } catch (QueryEvaluationException e) {
      fail(evaluationFailed(e));
    } catch (StateFailure e) {
      fail(e.error());
    }
  }

  /** Leaves the state with its Output, or with this value if it has none. */
  final void leave(Exit exit, Object value) throws StateFailure {
    Map<String, Object> assigned = new LinkedHashMap<>();
    exit.assign().forEach((name, template) -> assigned.put(name, template.evaluate(scope())));
    ServiceQuotas.checkVariables(assigned);
    Object output = evaluate(exit.output(), value);
    ServiceQuotas.checkSize(output, "the output of the state");
    List<Detail> details = new ArrayList<>();
    details.add(new Detail.Plain("name", state.name()));
    details.add(new Detail.Embedded("output", output));
    if (!assigned.isEmpty()) {
      details.add(new Detail.Variables("assignedVariables", assigned));
    }
    branch.variables.assign(assigned);
    over = true;
    branch.append(HistoryEventType.of(state, "EXITED"), details.toArray(Detail[]::new));
    branch.leave(exit.next(), output);
  }

  /** Fails the state; it may retry or catch the error. */
  final void fail(StateError error) {
    cancelWait();
    if (!caught && (retry(error) || caught(error))) {
      return;
    }
    over = true;
    if (!caught) {
      failedForGood();
    }
    branch.fail(error);
  }

  /** Evaluates an optional template. */
  final Object evaluate(Optional<PayloadTemplate> template, Object otherwise) {
    return template.map(given -> given.evaluate(scope())).orElse(otherwise);
  }

  final void setResult(Object value) {
    result = value;
    scope = null;
  }

  /** The values that expressions see now. */
  final EvaluationScope scope() {
    if (scope == null) {
      scope = scope(branch.map);
    }
    return scope;
  }

  /** The same with this field {@code Map} in the context object. */
  final EvaluationScope scope(ObjectValue map) {
    // Only states that may retry have a RetryCount.
    boolean mayRetry = state instanceof State.Task || state instanceof State.MapState;
    ObjectValue entered =
        ObjectValue.builder()
            .put("EnteredTime", enteredTime.toString())
            .put("Name", state.name())
            .put("RetryCount", mayRetry ? retries.total() : null)
            .build();
    ObjectValue states =
        ObjectValue.builder()
            .put("input", input)
            .put("result", result)
            .put("errorOutput", errorOutput)
            .put("context", branch.interpreter.context(entered, map))
            .build();
    StepFunctions service = branch.interpreter.service;
    return new EvaluationScope(states, branch.variables::get, service.timeline, service.random);
  }

  private boolean retry(StateError error) {
    Optional<Duration> delay = retries.next(error, branch.interpreter.service.random);
    delay.ifPresent(
        time -> {
          branch.interpreter.waits(time);
          after(time, this::again);
        });
    return delay.isPresent();
  }

  private void again() throws StateFailure {
    scope = null;
    branch.interpreter.execution.transitions++;
    work();
  }

  private boolean caught(StateError error) {
    boolean tooMuchDataToo =
        branch.interpreter.service.options.tooMuchData != TooMuchData.BY_NAME_ONLY;
    for (Catcher catcher : state.recovery().catchers()) {
      if (ErrorNames.match(catcher.errors(), error.name(), tooMuchDataToo)) {
        caught = true;
        failedForGood();
        errorOutput = error.output();
        setResult(null);
        run(() -> leave(catcher.exit(), errorOutput));
        return true;
      }
    }
    return false;
  }

  /**
   * On AWS the event follows the one before the entry if the state has done nothing yet. An
   * unusable value of a Wait state is the exception: its event follows the entry.
   */
  private StateError evaluationFailed(QueryEvaluationException e) {
    var error =
        new StateError(
            ErrorNames.QUERY_EVALUATION,
            "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                .formatted(state.name(), enteredEvent, e.getMessage()));
    if (branch.lastEvent == enteredEvent && !(state instanceof State.Wait && e.isRefusal())) {
      branch.lastEvent = beforeEntry;
    }
    branch.append(
        HistoryEventType.EVALUATION_FAILED,
        new Detail.Plain("error", error.error()),
        new Detail.Plain("cause", error.cause()),
        new Detail.Plain("location", e.location()),
        new Detail.Plain("state", state.name()));
    return error;
  }

  /** Cancels the action of {@link #after}. */
  final void cancelWait() {
    if (waiting != null) {
      waiting.cancel();
    }
  }

  /** A part of the work of a state. */
  interface Body {
    void run() throws StateFailure;
  }
}
