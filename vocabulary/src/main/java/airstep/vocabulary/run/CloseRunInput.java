package airstep.vocabulary.run;

import airstep.vocabulary.Outcome;
import airstep.vocabulary.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The input of CloseRun.
 *
 * @param stage the stage of its metrics
 * @param tags the tags of the flow
 * @param failed why the run failed as a whole, if it did
 * @param named whether the flow names its connections
 * @param ids the ids of all connections that the run planned to sync
 * @param outcomes their outcomes in the same order; empty if they are unknown
 * @param rows rows moved by all syncs
 * @param bytes bytes moved by all syncs
 * @param down how many syncs failed because Airbyte did not answer
 * @param skipped how many connections the plan skipped
 * @param worst those that did not succeed, possibly not all
 * @param noticed those that succeeded with something to review, possibly not all
 * @param off those that are switched off, possibly not all
 * @param offIds the short ids of those that the plan skipped because they are switched off
 * @param parts how the parts of the run ended; empty if it was not divided
 * @param part whether the run is itself a part
 */
public record CloseRunInput(
    String stage,
    List<String> tags,
    RunId run,
    Optional<RunFailure> failed,
    boolean named,
    List<String> ids,
    List<Outcome> outcomes,
    long rows,
    long bytes,
    long down,
    long skipped,
    Duration duration,
    List<EndedSync> worst,
    List<SyncOutcome> noticed,
    List<OffConnection> off,
    List<String> offIds,
    List<EndedPart> parts,
    boolean part) {

  public static CloseRunInput read(JsonObject json) {
    return new CloseRunInput(
        json.needText("stage"),
        json.needTexts("tags"),
        RunId.read(json.needObject("run")),
        json.object("failed").map(RunFailure::read),
        json.needBoolean("named"),
        json.needTexts("ids"),
        json.needTexts("outcomes").stream().map(Outcome::of).toList(),
        json.needWhole("rows"),
        json.needWhole("bytes"),
        json.needWhole("down"),
        json.needWhole("skipped"),
        json.needSeconds("durationSeconds"),
        json.needList("worst", EndedSync::read),
        json.needList("noticed", SyncOutcome::read),
        json.needList("off", OffConnection::read),
        json.needTexts("offIds"),
        json.needList("parts", EndedPart::read),
        json.isTrue("part"));
  }
}
