package airstep.steps;

import airstep.alert.ClosedSync;
import airstep.alert.ErrorOutput;
import airstep.json.JsonFields;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.CloseOutput;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.Verdict;
import java.util.Map;

/**
 * Adds the reason as a sentence to the outcome of a sync, in one place for every way to end. It
 * makes no calls and reads no secret, and the outcome does not depend on it.
 */
public final class CloseSync extends Step<CloseInput, CloseOutput> {

  public CloseSync() {
    this(OnLambdaAlone.get());
  }

  public CloseSync(StepParts parts) {
    super(parts);
  }

  @Override
  CloseInput read(JsonObject json) {
    return new CloseInput(
        SyncPlanJson.read(json.needObject("sync")),
        json.isTrue("stopped"),
        json.needWhole("triggers"),
        json.needWhole("polls"),
        json.whole("jobId"),
        json.isTrue("ours"),
        json.millis("triggered"),
        JobAnswerJson.readLast(json),
        json.object("end").map(CloseSync::end),
        verdict(json.needObject("verdict")),
        json.object("fault").map(ErrorOutput::read));
  }

  @Override
  CloseOutput run(CloseInput input, StepLog log) {
    return new ClosedSync(input).output(parts().clock().instant());
  }

  @Override
  Map<String, ?> write(CloseOutput output) {
    return new JsonFields()
        .put("outcome", output.outcome())
        .put("connectionId", output.connectionId())
        .putIfAny("name", output.name())
        .putIfAny("jobId", output.jobId())
        .put("triggers", output.triggers())
        .put("polls", output.polls())
        .putAll(JobAnswerJson.write(output.details()))
        .putIfAny("down", output.down())
        .putIfAny("usualRows", output.usualRows())
        .putIfAny("usualJobs", output.usualJobs())
        .putIfAny("schemaChange", output.schemaChange())
        .putIfAny("deleted", output.deleted())
        .putIfAny("lastSuccess", output.lastSuccess())
        .putIfAny("link", output.link())
        .map();
  }

  private static SyncEnd end(JsonObject json) {
    return new SyncEnd(
        json.needOneOf(Outcome.values(), "outcome"),
        json.needOneOf(Outcome.values(), "unsure"),
        json.text("when"));
  }

  private static Verdict verdict(JsonObject json) {
    return new Verdict(
        json.needOneOf(Outcome.values(), "outcome"),
        json.needOneOf(SyncReason.values(), "code"),
        json.whole("job"),
        json.whole("seconds"));
  }
}
