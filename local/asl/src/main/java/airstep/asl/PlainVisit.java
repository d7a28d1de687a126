package airstep.asl;

import airstep.asl.definition.ErrorNames;
import airstep.asl.definition.Exit;
import airstep.asl.definition.State;
import airstep.asl.definition.Timestamps;
import airstep.asl.expression.PayloadTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A visit to a state that calls no service: Pass, Choice, Wait, Succeed or Fail. */
final class PlainVisit extends Visit {

  PlainVisit(Branch branch, State state, Object input) {
    super(branch, state, input);
  }

  @Override
  void work() throws StateFailure {
    switch (state) {
      case State.Pass pass -> leave(pass.exit(), input);
      case State.Choice choice -> leave(chosen(choice), input);
      case State.Wait wait -> pause(wait);
      case State.Succeed succeed ->
          leave(new Exit(succeed.output(), Map.of(), Optional.empty()), input);
      case State.Fail fail -> fail(new StateError(text(fail.error()), text(fail.cause())));
      default -> throw new IllegalStateException("Not a plain state: " + state.name());
    }
  }

  @Override
  void abandon(ServiceIntegration.Reason reason) {}

  private Exit chosen(State.Choice choice) throws StateFailure {
    for (State.Choice.Rule rule : choice.rules()) {
      Object holds = rule.condition().evaluate(scope());
      if (!(holds instanceof Boolean)) {
        throw rule.condition().refused("true or false", holds);
      }
      if (holds.equals(true)) {
        return rule.exit();
      }
    }
    return choice
        .otherwise()
        .orElseThrow(
            () ->
                new StateFailure(
                    ErrorNames.NO_CHOICE_MATCHED,
                    "No rule of the Choice state '%s' matched, and it has no Default"
                        .formatted(choice.name())));
  }

  private void pause(State.Wait wait) throws StateFailure {
    Duration duration =
        wait.seconds().isPresent()
            ? Duration.ofSeconds(wait.seconds().get().evaluate(scope()))
            : Duration.between(branch.interpreter.now(), instant(wait.timestamp().orElseThrow()));
    if (duration.isPositive()) {
      branch.interpreter.waits(duration);
      after(duration, () -> leave(wait.exit(), input));
    } else {
      leave(wait.exit(), input);
    }
  }

  private Instant instant(PayloadTemplate time) {
    Object value = time.evaluate(scope());
    return (value instanceof String text ? Timestamps.parse(text) : Optional.<Instant>empty())
        .orElseThrow(() -> time.refused("a timestamp like 2026-01-31T23:59:00Z", value));
  }

  private String text(Optional<PayloadTemplate> template) {
    Object value = evaluate(template, null);
    if (value != null && !(value instanceof String)) {
      throw template.orElseThrow().refused("a string", value);
    }
    return (String) value;
  }
}
