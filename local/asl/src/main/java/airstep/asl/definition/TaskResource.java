package airstep.asl.definition;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A service call that a Task can make.
 *
 * @param arn the value of {@code Resource}
 * @param required the arguments that it needs
 * @param optional the other arguments that it takes
 */
public record TaskResource(String arn, Set<String> required, Set<String> optional) {

  /** Calls a Lambda function and waits for what it returns. */
  public static final TaskResource LAMBDA_INVOKE =
      new TaskResource("arn:aws:states:::lambda:invoke", Set.of("FunctionName"), Set.of("Payload"));

  /** Starts an execution of a state machine and waits for its end. */
  public static final TaskResource START_EXECUTION_SYNC =
      new TaskResource(
          "arn:aws:states:::states:startExecution.sync:2",
          Set.of("StateMachineArn"),
          Set.of("Input", "Name"));

  /** Starts an execution of a state machine without waiting for its end. */
  public static final TaskResource START_EXECUTION =
      new TaskResource(
          "arn:aws:states:::states:startExecution",
          Set.of("StateMachineArn"),
          Set.of("Input", "Name"));

  /** Publishes events to EventBridge. */
  public static final TaskResource PUT_EVENTS =
      new TaskResource("arn:aws:states:::events:putEvents", Set.of("Entries"), Set.of());

  /** Publishes a message to a topic of SNS. */
  public static final TaskResource PUBLISH =
      new TaskResource(
          "arn:aws:states:::sns:publish", Set.of("Message"), Set.of("TopicArn", "Subject"));

  /** Lists the subscriptions to a topic of SNS. */
  public static final TaskResource LIST_SUBSCRIPTIONS =
      new TaskResource(
          "arn:aws:states:::aws-sdk:sns:listSubscriptionsByTopic",
          Set.of("TopicArn"),
          Set.of("NextToken"));

  private static final String PREFIX = "arn:aws:states:::";

  public TaskResource {
    if (!arn.startsWith(PREFIX) || arn.indexOf(':', PREFIX.length()) < 0) {
      throw new IllegalArgumentException("No optimized integration has the resource " + arn);
    }
    // Sorted, so that the order of problems is stable.
    required = Collections.unmodifiableSet(new TreeSet<>(required));
    optional = Collections.unmodifiableSet(new TreeSet<>(optional));
  }

  /**
   * Checks the names of given arguments.
   *
   * @param problems takes the name of each missing argument, or of one that the call does not take,
   *     and what is wrong with it
   */
  public void check(Set<String> names, BiConsumer<String, String> problems) {
    required.stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.accept(name, "is missing"));
    names.stream()
        .filter(name -> !required.contains(name) && !optional.contains(name))
        .forEach(name -> problems.accept(name, "is not supported by " + arn));
  }

  /** The service's name in the history, for example {@code lambda}. */
  public String service() {
    return arn.substring(PREFIX.length(), separator());
  }

  /** The call's name in the history, for example {@code invoke}. */
  public String action() {
    return arn.substring(separator() + 1);
  }

  /** An SDK integration has a service of two parts, such as {@code aws-sdk:sfn}. */
  private int separator() {
    int first = arn.indexOf(':', PREFIX.length());
    return arn.startsWith("aws-sdk:", PREFIX.length()) ? arn.indexOf(':', first + 1) : first;
  }
}
