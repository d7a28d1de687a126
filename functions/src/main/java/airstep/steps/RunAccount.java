package airstep.steps;

import airstep.alert.OffIds;
import airstep.json.Json;
import airstep.vocabulary.Delivery;
import airstep.vocabulary.RunReason;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.MissingFieldException;
import airstep.vocabulary.run.RunStatus;
import airstep.vocabulary.run.SyncOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What the execution of a run or a sync reports about itself in its output or cause.
 *
 * <p>Another release may have written it, or a person or Step Functions in other words, so any part
 * may be missing.
 *
 * @param status of a run
 * @param partial whether the run was started for some connections of the flow only
 * @param sync of a sync
 * @param total how many connections the run planned to sync
 * @param failed how many did not succeed
 * @param connections those that did not succeed, possibly not all
 * @param reason why the run failed as a whole
 * @param offIds the short ids of the connections that are switched off
 * @param delivery what became of its alert
 * @param unpublished whether its event was not published
 * @param unreported whether its metrics were not printed
 */
record RunAccount(
    Optional<RunStatus> status,
    boolean partial,
    Optional<SyncOutcome> sync,
    long total,
    long failed,
    long rows,
    long bytes,
    List<SyncOutcome> connections,
    Optional<String> reason,
    Optional<RunReason> reasonCode,
    Optional<OffIds> offIds,
    Optional<Delivery> delivery,
    boolean unpublished,
    boolean unreported) {

  static RunAccount of(String text) {
    JsonObject json = Json.objectIn(text).orElse(JsonObject.empty());
    return new RunAccount(
        json.oneOf(RunStatus.values(), "status"),
        json.isTrue("partial"),
        sync(json),
        json.whole("total").orElse(1),
        json.whole("failed").orElse(0),
        json.whole("rows").orElse(0),
        json.whole("bytes").orElse(0),
        json.objects("connections").stream().flatMap(one -> sync(one).stream()).toList(),
        json.text("reason"),
        json.oneOf(RunReason.values(), "reasonCode"),
        json.text("offIds").map(OffIds::read),
        json.oneOf(Delivery.values(), "delivery"),
        json.text("event").isPresent(),
        json.text("report").isPresent());
  }

  private static Optional<SyncOutcome> sync(JsonObject json) {
    try {
      return Optional.of(SyncOutcome.read(json));
    } catch (MissingFieldException _) {
      return Optional.empty();
    }
  }
}
