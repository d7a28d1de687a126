package airstep.asl.definition;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A service call that a Task can make.
 *
 * @param arn the value of {@code Resource}
 * @param required the arguments that it needs
 * @param optional the other arguments that it takes
 */
public record TaskResource(String arn, Set<String> required, Set<String> optional) {

  private static final Pattern ARN = Pattern.compile("arn:aws:states:::((?:aws-sdk:)?[^:]*):(.*)");
  private static final Map<String, MatchResult> PARTS = new ConcurrentHashMap<>();

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

  /** The service calls that every machine may contain. */
  static final List<TaskResource> ALL =
      List.of(
          LAMBDA_INVOKE,
          START_EXECUTION_SYNC,
          START_EXECUTION,
          PUT_EVENTS,
          PUBLISH,
          LIST_SUBSCRIPTIONS);

  public TaskResource {
    if (!ARN.matcher(arn).matches()) {
      throw new IllegalArgumentException("No optimized integration has the resource " + arn);
    }
    // Sorted, so that the order of problems is stable.
    required = Collections.unmodifiableSet(new TreeSet<>(required));
    optional = Collections.unmodifiableSet(new TreeSet<>(optional));
  }

  /** The problems of arguments with these names: those that are missing, or not supported. */
  public List<DefinitionProblem> problems(Set<String> names) {
    if (accepts(names)) {
      return List.of();
    }
    Stream<DefinitionProblem> missing =
        required.stream()
            .filter(name -> !names.contains(name))
            .map(name -> new DefinitionProblem("Arguments/" + name, "is missing"));
    Stream<DefinitionProblem> unknown =
        names.stream()
            .filter(name -> !required.contains(name) && !optional.contains(name))
            .map(name -> new DefinitionProblem("Arguments/" + name, "is not supported by " + arn));
    return Stream.concat(missing, unknown).toList();
  }

  private boolean accepts(Set<String> names) {
    for (String name : names) {
      if (!required.contains(name) && !optional.contains(name)) {
        return false;
      }
    }
    return names.containsAll(required);
  }

  /** The service's name in the history, for example {@code lambda} or {@code aws-sdk:sns}. */
  public String service() {
    return part(1);
  }

  /** The call's name in the history, for example {@code invoke}. */
  public String action() {
    return part(2);
  }

  private String part(int group) {
    return PARTS
        .computeIfAbsent(
            arn,
            it -> {
              Matcher matcher = ARN.matcher(it);
              var _ = matcher.matches();
              return matcher.toMatchResult();
            })
        .group(group);
  }
}
