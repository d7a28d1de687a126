package airstep.steps;

import airstep.alert.AlertSettingsReader;
import airstep.alert.EarlierRun;
import airstep.alert.Message;
import airstep.alert.RunAccount;
import airstep.alert.RunResult;
import airstep.alert.StuckSync;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.states.StatesRefusedException;
import airstep.states.StatesUnavailableException;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.Delivery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Slack what there is to tell of a run at its end, in one message, and of a sync that seems
 * to be stuck; of most there is nothing.
 *
 * <p>The runs before it tell since when something fails, and what has recovered. If they cannot be
 * had, the alert goes out without.
 */
public final class NotifyRun extends Step {

  public NotifyRun() {
    this(OnLambda.get());
  }

  public NotifyRun(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    AlertSettings settings = AlertSettingsReader.read(input.needObject("alert"));
    Instant now = parts().clock().instant();
    RunResult run =
        RunResult.of(input.object("closed").map(it -> closed(input, it)).orElse(input), now);
    Optional<Message> message =
        input.object("stuck").isPresent()
            ? Message.stuck(StuckSync.of(input, now), settings)
            : Message.of(run, earlier(run, log), settings);
    if (message.isEmpty()) {
      return Map.of(
          "alert",
          run.failed().isPresent() ? "none: this flow wants no such alert" : "none",
          "delivery",
          Delivery.NONE.name());
    }
    log.info("alert", Map.of("text", message.get().text()));
    slack(log).post(settings.secret(), message.get().payload());
    return Map.of("alert", "delivered", "delivery", Delivery.DELIVERED.name());
  }

  /** A run that is closed comes in the parts that {@link CloseRun} has made of it. */
  private static JsonObject closed(JsonObject input, JsonObject closed) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.putAll(closed.needObject("event").fields());
    account.putAll(closed.needObject("more").fields());
    Map<String, Object> result = new LinkedHashMap<>(input.fields());
    result.remove("closed");
    result.putAll(RunAccount.result(JsonObject.of(account), closed.needObject("news")));
    return JsonObject.of(result);
  }

  private List<EarlierRun> earlier(RunResult run, StepLog log) {
    try {
      return EarlierRuns.before(run.execution(), run.flow(), parts().executions().get());
    } catch (StatesUnavailableException | StatesRefusedException e) {
      log.info("withoutEarlierRuns", Map.of("because", e.getMessage()));
      return List.of();
    }
  }
}
