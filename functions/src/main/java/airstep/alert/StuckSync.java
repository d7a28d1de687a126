package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.AlertKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sync that has not ended, and may never.
 *
 * @param run the run that it is part of, as far as the sync knows it
 * @param pending whether Airbyte has not even begun its job
 * @param time since its trigger
 * @param longest how long the longest of the connection's syncs took that succeeded
 * @param left how much time it has still
 */
public record StuckSync(
    RunResult run,
    SyncOutcome sync,
    boolean pending,
    Duration time,
    Optional<Duration> longest,
    Optional<Duration> left) {

  private static final int LONGEST_NAME = 200;

  /**
   * The sync that a step is given, at that time.
   *
   * @param json {@code run} (at least {@code flow} and {@code execution}), {@code tags}, {@code
   *     stuck}: the prepared {@code sync}, {@code jobId}, {@code polls}, {@code pending}, {@code
   *     seconds} since the trigger, {@code leftSeconds} until its cancel
   */
  public static StuckSync of(JsonObject json, Instant at) {
    JsonObject stuck = json.needObject("stuck");
    JsonObject sync = stuck.needObject("sync");
    Map<String, Object> outcome = new LinkedHashMap<>(stuck.fields());
    for (String key : List.of("connectionId", "name")) {
      outcome.put(key, sync.fields().get(key));
    }
    sync.text("link")
        .ifPresent(link -> outcome.put("link", JobLink.of(link, stuck.whole("jobId"))));
    return new StuckSync(
        RunResult.of(json, at),
        SyncOutcome.of(JsonObject.of(outcome)),
        stuck.isTrue("pending"),
        Spoken.seconds(stuck.whole("seconds")).orElse(Duration.ZERO),
        Spoken.seconds(sync.whole("longestSeconds")),
        Spoken.seconds(stuck.whole("leftSeconds")));
  }

  Part part() {
    String what = (pending ? "pending for " : "running for ") + Spoken.duration(time);
    Text text =
        Text.lines(
            Text.name(sync.called(), LONGEST_NAME)
                .then(
                    " has been "
                        + what
                        + (pending
                            ? ": Airbyte has not begun it."
                            : longest
                                .map(
                                    it ->
                                        "; the longest of its last successful syncs took "
                                            + Spoken.duration(it)
                                            + ".")
                                .orElse("."))),
            Text.of("👀 Look at it now, while it runs.")
                .then(
                    left.map(
                            time ->
                                " It is cancelled in "
                                    + Spoken.duration(time)
                                    + " unless it ends before.")
                        .orElse("")),
            Text.join(" · ", Links.job(sync), OutcomeGroup.tried(sync)));
    return new Part(AlertKind.STUCK, Part.flow(run) + ": " + what, sync.called(), List.of(text));
  }
}
