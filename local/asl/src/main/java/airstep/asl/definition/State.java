package airstep.asl.definition;

import airstep.asl.expression.PayloadTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One state of a machine, read and checked. */
public sealed interface State {

  String name();

  /** Calls a service and waits for its answer. */
  record Task(
      String name,
      TaskResource resource,
      Optional<PayloadTemplate> arguments,
      Quantity timeoutSeconds,
      Exit exit,
      Recovery recovery)
      implements State {}

  /** Goes where the first rule that holds says, else to the default. */
  record Choice(String name, List<Rule> rules, Optional<Exit> otherwise) implements State {

    /** A condition and where it leads. */
    public record Rule(PayloadTemplate condition, Exit exit) {}
  }

  /** Lets time pass. */
  record Wait(String name, Until until, Exit exit) implements State {

    /** How long. */
    public sealed interface Until {}

    /** For a number of seconds. */
    public record Seconds(Quantity seconds) implements Until {}

    /** Until a time that the definition names. */
    public record FixedTime(Instant time) implements Until {}

    /** Until a time that an expression gives. */
    public record ComputedTime(PayloadTemplate time) implements Until {}
  }

  /** Does nothing but pass on. */
  record Pass(String name, Exit exit) implements State {}

  /** Ends well. */
  record Succeed(String name, Optional<PayloadTemplate> output) implements State {}

  /** Ends with an error. */
  record Fail(String name, Optional<PayloadTemplate> error, Optional<PayloadTemplate> cause)
      implements State {}

  /** Does the same with every item of an array, side by side. */
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
