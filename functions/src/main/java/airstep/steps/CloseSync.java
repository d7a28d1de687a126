package airstep.steps;

import airstep.alert.ClosedSync;
import airstep.alert.ErrorOutput;
import airstep.alert.OutcomeJson;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.run.SyncOutcome;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.Verdict;
import java.util.Map;

/**
 * Adds the reason as a sentence to the outcome of a sync, in one place for every way to end. It
 * makes no calls and reads no secret, and the outcome does not depend on it.
 */
public final class CloseSync extends Step<CloseInput, SyncOutcome> {

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
  SyncOutcome run(CloseInput input, StepLog log) {
    return new ClosedSync(input).output(parts().clock().instant());
  }

  @Override
  Map<String, ?> write(SyncOutcome output) {
    return OutcomeJson.write(output);
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
