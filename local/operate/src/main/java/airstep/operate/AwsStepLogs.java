package airstep.operate;

import airstep.json.Json;
import airstep.statemachine.FunctionNames;
import airstep.vocabulary.StepName;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** The log lines of a stage's functions, in CloudWatch Logs. Not thread-safe. */
final class AwsStepLogs implements StepLogs {

  /** The longest filter pattern that CloudWatch Logs accepts. */
  private static final int LONGEST_PATTERN = 1024;

  /** A clean-up and the alert of a stopped run come after its end. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(15);

  /** A clock of a function may differ from that of Step Functions. */
  private static final Duration BEFORE = Duration.ofSeconds(5);

  private final FunctionNames names;
  private final SfnClient states;
  private final Supplier<CloudWatchLogsClient> logs;

  private record Line(long at, String json) {}

  /**
   * Creates a reader.
   *
   * @param opening opens the client when lines are needed first
   */
  AwsStepLogs(String stage, SfnClient states, Supplier<CloudWatchLogsClient> opening) {
    this.names = new FunctionNames(stage);
    this.states = states;
    this.logs = new Once<>(opening);
  }

  /** Looks from the start of the first execution to some time after its end. */
  @Override
  public List<String> lines(List<String> executionArns, Instant since) {
    DescribeExecutionResponse first =
        states.describeExecution(r -> r.executionArn(executionArns.getFirst()));
    Instant start = first.startDate().minus(BEFORE);
    FilterLogEventsRequest.Builder asked =
        FilterLogEventsRequest.builder()
            .startTime((start.isBefore(since) ? since : start).toEpochMilli());
    pattern(executionArns).ifPresent(asked::filterPattern);
    if (first.stopDate() != null) {
      asked.endTime(first.stopDate().plus(AFTERWARDS).toEpochMilli());
    }
    return lines(asked.build(), Set.copyOf(executionArns));
  }

  private List<String> lines(FilterLogEventsRequest asked, Set<String> executions) {
    List<Line> lines = new ArrayList<>();
    for (StepName step : StepName.values()) {
      try {
        logs
            .get()
            .filterLogEventsPaginator(asked.toBuilder().logGroupName(names.logGroup(step)).build())
            .events()
            .stream()
            .filter(event -> isOf(event, executions))
            .map(event -> new Line(event.timestamp(), event.message().strip()))
            .forEach(lines::add);
      } catch (ResourceNotFoundException _) {
        // A stage of an earlier release has no such step.
      }
    }
    return lines.stream().sorted(Comparator.comparingLong(Line::at)).map(Line::json).toList();
  }

  /** Lambda's own lines have no execution. */
  private static boolean isOf(FilteredLogEvent event, Set<String> executions) {
    Optional<JsonObject> line = Json.objectIn(event.message());
    return line.flatMap(it -> it.text("execution")).filter(executions::contains).isPresent();
  }

  /** Only spares data: without it, lines of other executions come too. */
  private static Optional<String> pattern(List<String> arns) {
    String pattern =
        arns.stream()
            .map(arn -> "$.execution = \"" + arn + "\"")
            .collect(Collectors.joining(" || ", "{ ", " }"));
    return Optional.of(pattern).filter(it -> it.length() <= LONGEST_PATTERN);
  }
}
