package airstep.steps;

import airstep.bus.EventPublisher;
import airstep.http.Http;
import airstep.http.RetryPause;
import airstep.secrets.Secrets;
import airstep.states.Executions;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The dependencies of a step.
 *
 * @param logLines receives each log line, without a line break
 * @param pause waits between two attempts within a step
 * @param executions opens Step Functions when first asked, because this slows down a cold start;
 *     later calls return the same
 * @param bus opens EventBridge in the same way
 */
public record StepParts(
    Http http,
    Secrets secrets,
    InstantSource clock,
    RetryPause pause,
    Consumer<String> logLines,
    Supplier<Executions> executions,
    Supplier<EventPublisher> bus) {

  /**
   * Returns the dependencies on Lambda of a step that calls nothing, so that a cold start loads no
   * client. It has only the clock and the log; {@link Step#parts} refuses the rest.
   */
  static StepParts alone() {
    return new StepParts(null, null, InstantSource.system(), null, System.out::println, null, null);
  }
}
