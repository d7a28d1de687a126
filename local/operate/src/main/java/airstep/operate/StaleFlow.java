package airstep.operate;

import airstep.flows.DurationText;
import airstep.flows.Flow;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A flow whose last success is older than its {@code freshness}.
 *
 * @param lastSuccess the end of the last run of the whole flow that succeeded; empty if none of its
 *     last runs did
 */
public record StaleFlow(String flow, Duration freshness, Optional<Instant> lastSuccess)
    implements JsonRecord {

  /**
   * Returns it if the flow is stale.
   *
   * @param end of its last success, if one is known
   */
  static Optional<StaleFlow> of(Flow flow, Optional<Instant> end, Instant now) {
    return flow.freshness()
        .filter(_ -> flow.switchedOn())
        .filter(age -> end.isEmpty() || end.get().isBefore(now.minus(age)))
        .map(age -> new StaleFlow(flow.name(), age, end));
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", flow)
        .put("freshness", DurationText.of(freshness))
        .put("lastSuccess", lastSuccess);
  }
}
