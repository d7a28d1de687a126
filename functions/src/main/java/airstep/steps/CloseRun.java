package airstep.steps;

import airstep.alert.ClosedRun;
import airstep.alert.FallbackMail;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says how a run went, in one place for every way to end. It calls nothing, and has no secret.
 *
 * <p>The definition passes the parts on: {@code event} is published, {@code more} completes the
 * account, {@code news} is for the alert, and {@code mail} for its fallback.
 */
public final class CloseRun extends Step {

  public CloseRun() {
    this(OnLambdaAlone.get());
  }

  public CloseRun(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    ClosedRun run = ClosedRun.of(input);
    Map<String, Object> event = run.event();
    Map<String, Object> more = run.more();
    Map<String, Object> account = new LinkedHashMap<>(event);
    account.putAll(more);
    Map<String, Object> closed = new LinkedHashMap<>();
    closed.put("event", event);
    closed.put("more", more);
    closed.put("news", run.news());
    closed.put("mail", FallbackMail.of(run.run(), JsonObject.of(account)));
    return closed;
  }
}
