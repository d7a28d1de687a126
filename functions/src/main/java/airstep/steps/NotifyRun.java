package airstep.steps;

import airstep.alert.EarlierRun;
import airstep.alert.Message;
import airstep.alert.RunResult;
import airstep.log.StepLog;
import airstep.states.StatesRefusedException;
import airstep.states.StatesUnavailableException;
import airstep.vocabulary.Delivery;
import airstep.vocabulary.run.Notified;
import airstep.vocabulary.run.NotifyInput;
import airstep.vocabulary.run.NotifyInput.Ended;
import airstep.vocabulary.run.NotifyInput.Stuck;
import airstep.vocabulary.run.RunId;
import airstep.vocabulary.run.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends one alert about a run that ended, or about a sync that seems stuck. Most runs need none.
 *
 * <p>Earlier runs show since when something fails, and what has recovered. If they cannot be read,
 * the alert is sent without them.
 */
public final class NotifyRun extends Step<NotifyInput, Notified> {

  public NotifyRun() {
    this(OnLambda.get());
  }

  public NotifyRun(StepParts parts) {
    super(parts, NotifyInput::read);
  }

  @Override
  Notified run(NotifyInput input, StepLog log) {
    if (input instanceof Ended ended && ended.part()) {
      return new Notified("none", Delivery.NONE);
    }
    Optional<Message> message =
        switch (input) {
          case Stuck stuck -> Message.of(stuck);
          case Ended ended ->
              Message.of(RunResult.of(ended, now()), earlier(ended.run(), log), ended.alert());
        };
    if (message.isEmpty()) {
      boolean failed =
          input instanceof Ended ended && ended.closed().event().status() == RunStatus.FAILED;
      return new Notified(
          failed ? "none: this flow has that alert turned off" : "none", Delivery.NONE);
    }
    log.info("alert", Map.of("text", message.get().text()));
    slack(log).post(input.alert().secret(), message.get().payload());
    return new Notified("delivered", Delivery.DELIVERED);
  }

  private List<EarlierRun> earlier(RunId run, StepLog log) {
    try {
      return EarlierRuns.before(run.execution(), run.flow(), parts().executions().get());
    } catch (StatesUnavailableException | StatesRefusedException e) {
      log.info("withoutEarlierRuns", Map.of("because", e.getMessage()));
      return List.of();
    }
  }
}
