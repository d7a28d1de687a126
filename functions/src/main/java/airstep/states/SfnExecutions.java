package airstep.states;

import airstep.aws.SdkFailure;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** Calls Step Functions with the AWS SDK. */
public record SfnExecutions(SfnClient client) implements Executions {

  /** The maximum page size of Step Functions. */
  private static final int PAGE = 1000;

  /** A small page, because callers need only the latest ones. */
  private static final int FEW = 500;

  @Override
  public ExecutionDescription describe(String arn) {
    DescribeExecutionResponse found =
        asked("execution " + arn, () -> client.describeExecution(r -> r.executionArn(arn)));
    return new ExecutionDescription(
        found.executionArn(),
        found.stateMachineArn(),
        found.statusAsString(),
        found.startDate(),
        Optional.ofNullable(found.stopDate()),
        Optional.ofNullable(found.input()).orElse("{}"),
        Optional.ofNullable(found.output()),
        Optional.ofNullable(found.error()),
        Optional.ofNullable(found.cause()));
  }

  @Override
  public Iterable<HistoryEntry> backwards(String arn) {
    return new Pages<>(token -> history(arn, token));
  }

  private Pages.Page<HistoryEntry> history(String arn, String token) {
    GetExecutionHistoryResponse page =
        asked(
            "the history of execution " + arn,
            () ->
                client.getExecutionHistory(
                    r ->
                        r.executionArn(arn)
                            .reverseOrder(true)
                            .includeExecutionData(true)
                            .maxResults(PAGE)
                            .nextToken(token)));
    List<HistoryEntry> events = page.events().stream().map(SfnExecutions::event).toList();
    return new Pages.Page<>(events, page.nextToken());
  }

  private static HistoryEntry event(software.amazon.awssdk.services.sfn.model.HistoryEvent event) {
    return switch (event.type()) {
      case TASK_SCHEDULED -> {
        var details = event.taskScheduledEventDetails();
        Long seconds = details.timeoutInSeconds();
        yield new HistoryEntry.TaskScheduled(
            event.timestamp(),
            details.parameters(),
            Duration.ofSeconds(seconds == null ? 0 : seconds));
      }
      case TASK_SUBMITTED ->
          new HistoryEntry.TaskSubmitted(
              event.timestamp(), event.taskSubmittedEventDetails().output());
      case TASK_SUCCEEDED ->
          new HistoryEntry.TaskSucceeded(
              event.timestamp(), event.taskSucceededEventDetails().output());
      case TASK_FAILED -> {
        var details = event.taskFailedEventDetails();
        yield failed(event.timestamp(), details.error(), details.cause());
      }
      case TASK_TIMED_OUT -> {
        var details = event.taskTimedOutEventDetails();
        yield failed(event.timestamp(), details.error(), details.cause());
      }
      default ->
          event.stateEnteredEventDetails() == null
              ? new HistoryEntry.Other(event.timestamp())
              : new HistoryEntry.StateEntered(
                  event.timestamp(), event.stateEnteredEventDetails().name());
    };
  }

  private static HistoryEntry failed(Instant at, String error, String cause) {
    return new HistoryEntry.TaskFailed(at, error, Optional.ofNullable(cause));
  }

  @Override
  public Iterable<Listed> succeeded(String machineArn) {
    return listed(machineArn, r -> r.statusFilter(ExecutionStatus.SUCCEEDED).maxResults(PAGE));
  }

  @Override
  public Iterable<Listed> running(String machineArn) {
    return listed(machineArn, r -> r.statusFilter(ExecutionStatus.RUNNING).maxResults(PAGE));
  }

  @Override
  public Iterable<Listed> newest(String machineArn) {
    return listed(machineArn, r -> r.maxResults(FEW));
  }

  private Iterable<Listed> listed(
      String machineArn, Consumer<ListExecutionsRequest.Builder> which) {
    return new Pages<>(
        token -> {
          ListExecutionsResponse page =
              asked(
                  "the executions of " + machineArn,
                  () ->
                      client.listExecutions(
                          r -> which.accept(r.stateMachineArn(machineArn).nextToken(token))));
          return new Pages.Page<>(
              page.executions().stream().map(SfnExecutions::listed).toList(), page.nextToken());
        });
  }

  private static Listed listed(ExecutionListItem item) {
    return new Listed(
        item.executionArn(),
        item.statusAsString(),
        item.startDate(),
        Optional.ofNullable(item.stopDate()));
  }

  @Override
  public JsonObject definitionOf(String arn) {
    return Json.readObject(
        asked(
                "the definition of execution " + arn,
                () -> client.describeStateMachineForExecution(r -> r.executionArn(arn)))
            .definition());
  }

  private static <T> T asked(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      SdkFailure failure = SdkFailure.of(e);
      String message = "Step Functions did not return " + what + ": " + failure.said();
      throw failure.temporary()
          ? new StatesUnavailableException(message)
          : new StatesRefusedException(message);
    }
  }
}
