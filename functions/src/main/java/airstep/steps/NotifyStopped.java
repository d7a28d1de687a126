package airstep.steps;

import airstep.alert.Message;
import airstep.log.StepLog;
import airstep.secrets.SecretUnavailableException;
import airstep.slack.SlackUnavailableException;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.run.StoppedEvent;
import java.util.Map;
import java.util.Optional;

/**
 * Sends the alert of an execution that could not send it itself: it was stopped, reached its
 * deadline, failed unexpectedly, or its own alert was not delivered. An EventBridge rule calls this
 * step with the event of its end.
 *
 * <p>If any part fails, the call fails, so that Lambda retries it and then sends the event to the
 * dead-letter queue.
 */
public final class NotifyStopped extends Step<StoppedEvent, JsonFields> {

  public NotifyStopped() {
    this(OnLambda.withExecutions());
  }

  public NotifyStopped(StepParts parts) {
    super(parts, StoppedEvent::read);
  }

  @Override
  JsonFields run(StoppedEvent input, StepLog log) {
    String arn = input.executionArn();
    StepLog own = new StepLog(logLines(), parts().clock(), "NotifyStopped", arn);
    StoppedExecution stopped = StoppedExecution.of(parts().executions().get(), arn);
    Optional<String> quiet = stopped.needsNoAlert();
    if (quiet.isPresent()) {
      own.info("quiet", Map.of("because", quiet.get()));
      return new JsonFields().put("alert", "none: " + quiet.get());
    }
    StoppedReport report = new StoppedReport(stopped);
    Optional<Message> message = report.message(now());
    Optional<RuntimeException> refusal =
        message.flatMap(it -> send(it, stopped.alertSettings().secret(), own));
    if (stopped.needsEvent()) {
      parts().bus().get().put("Airstep Run Failed", report.detail());
    }
    if (stopped.needsMetrics()) {
      report.metrics().lines(now()).forEach(logLines());
    }
    refusal.ifPresent(
        e -> {
          throw e;
        });
    return new JsonFields()
        .put(
            "alert",
            message.isPresent() ? "delivered" : "none: this flow has that alert turned off");
  }

  /** Returns a refusal, so that the event and the metrics go out first. A retry may help others. */
  private Optional<RuntimeException> send(Message message, String secret, StepLog log) {
    try {
      slack(log).post(secret, message.payload());
      return Optional.empty();
    } catch (SlackUnavailableException | SecretUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }
}
