package airstep.steps;

import airstep.alert.Message;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.secrets.SecretUnavailableException;
import airstep.slack.SlackUnavailableException;
import airstep.states.Executions;
import java.util.Map;
import java.util.Optional;

/**
 * Tells of an execution that could not tell by itself: it was stopped, ran into its deadline, broke
 * off, or its own alert was not delivered. An EventBridge rule calls it with the event of its end.
 *
 * <p>Whatever it cannot do ends the call as a failure, so that Lambda tries again and its
 * dead-letter queue fills.
 */
public final class NotifyStopped extends Step {

  public NotifyStopped() {
    this(OnLambda.get());
  }

  public NotifyStopped(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    String arn = input.needObject("detail").needText("executionArn");
    StepLog own = new StepLog(parts().logLines(), parts().clock(), "NotifyStopped", arn);
    Executions executions = parts().executions().get();
    StoppedExecution stopped = StoppedExecution.of(executions, arn);
    Optional<String> quiet = stopped.needsNoAlert();
    if (quiet.isPresent()) {
      own.info("quiet", Map.of("because", quiet.get()));
      return Map.of("alert", "none: " + quiet.get());
    }
    Optional<Message> message = stopped.message(parts().clock().instant());
    Optional<RuntimeException> refusal =
        message.flatMap(it -> alert(it, stopped.alertSettings().secret(), own));
    if (stopped.needsEvent()) {
      parts().bus().get().put("Airstep Run Failed", stopped.detail());
    }
    if (stopped.needsMetrics()) {
      stopped.metrics().lines(parts().clock().instant()).forEach(parts().logLines());
    }
    refusal.ifPresent(
        e -> {
          throw e;
        });
    return Map.of(
        "alert", message.isPresent() ? "delivered" : "none: this flow wants no such alert");
  }

  /** A refusal keeps nobody else from hearing of it; another try may do better than that. */
  private Optional<RuntimeException> alert(Message message, String secret, StepLog log) {
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
