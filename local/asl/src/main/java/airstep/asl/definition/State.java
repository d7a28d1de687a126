package airstep.asl.definition;

import airstep.asl.expression.PayloadTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One state of a machine, after the checks at load. */
public sealed interface State {

  String name();

  /** The value of {@code Type}. */
  default String type() {
    return this instanceof MapState ? "Map" : getClass().getSimpleName();
  }

  /** The retriers and catchers of the state; only Task and Map states have any. */
  default Recovery recovery() {
    return Recovery.NONE;
  }

  /** Every exit of the state, including those after an error; none for Succeed and Fail. */
  default List<Exit> exits() {
    List<Exit> exits = new ArrayList<>();
    switch (this) {
      case Task task -> exits.add(task.exit());
      case MapState map -> exits.add(map.exit());
      case Wait wait -> exits.add(wait.exit());
      case Pass pass -> exits.add(pass.exit());
      case Choice choice -> {
        choice.rules().forEach(rule -> exits.add(rule.exit()));
        choice.otherwise().ifPresent(exits::add);
      }
      case Succeed _, Fail _ -> {}
    }
    recovery().catchers().forEach(catcher -> exits.add(catcher.exit()));
    return exits;
  }

  /** Calls a service and waits for its response. */
  record Task(
      String name,
      TaskResource resource,
      Optional<PayloadTemplate> arguments,
      Quantity timeoutSeconds,
      Exit exit,
      Recovery recovery)
      implements State {}

  /** Takes the exit of the first rule whose condition holds, else the default. */
  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {

    /** A condition and where it leads. */
    public record Rule(PayloadTemplate condition, Exit exit) {}
  }

  /** Lets time pass: a number of seconds, or until a time. */
  record Wait(
      String name, Optional<Quantity> seconds, Optional<PayloadTemplate> timestamp, Exit exit)
      implements State {}

  /** Passes its input on. */
  record Pass(String name, Exit exit) implements State {}

  /** Ends without an error. */
  record Succeed(String name, Optional<PayloadTemplate> output) implements State {}

  /** Ends with an error. */
  record Fail(String name, Optional<PayloadTemplate> error, Optional<PayloadTemplate> cause)
      implements State {}

  /** Runs the same states for every item of an array, concurrently. */
  record MapState(
      String name,
      Optional<PayloadTemplate> items,
      Optional<PayloadTemplate> itemSelector,
      Optional<Quantity> maxConcurrency,
      StateGraph processor,
      Exit exit,
      Recovery recovery)
      implements State {}
}
