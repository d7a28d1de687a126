package airstep.alert;

import airstep.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sync that has not ended, and may never.
 *
 * @param run the run that it is part of, as far as the sync knows it
 * @param pending whether Airbyte has not even begun its job
 * @param quiet for how long nothing has changed
 * @param left how much time it has still
 */
public record StuckSync(
    RunResult run, SyncOutcome sync, boolean pending, Duration quiet, Optional<Duration> left) {

  private static final int LONGEST_NAME = 200;

  /**
   * The sync that a step was given to tell of, at that time.
   *
   * @param json {@code run} (at least {@code flow} and {@code execution}), {@code tags}, {@code
   *     stuck}: {@code connectionId}, {@code name}, {@code jobId}, {@code link}, {@code rows},
   *     {@code bytes}, {@code polls}, {@code pending}, {@code quietSeconds}, {@code leftSeconds}
   */
  public static StuckSync of(JsonObject json, Instant at) {
    JsonObject stuck = json.needObject("stuck");
    return new StuckSync(
        RunResult.of(json, at),
        SyncOutcome.of(stuck),
        stuck.isTrue("pending"),
        Spoken.seconds(stuck.whole("quietSeconds")).orElse(Duration.ZERO),
        Spoken.seconds(stuck.whole("leftSeconds")));
  }

  Part part() {
    String quietly = Spoken.duration(quiet);
    String what = pending ? "pending for " + quietly : "no progress for " + quietly;
    Text text =
        Text.lines(
            Text.name(sync.called(), LONGEST_NAME)
                .then(
                    pending
                        ? " has been pending for " + quietly + ": Airbyte has not begun it."
                        : " has made no progress for " + quietly + "."),
            Text.of("👀 Look at it now, while it runs.")
                .then(
                    left.map(
                            time ->
                                " It is cancelled in "
                                    + Spoken.duration(time)
                                    + " unless it ends before.")
                        .orElse("")),
            Text.join(" · ", Links.job(sync), OutcomeGroup.tried(sync)));
    return new Part(Kind.STUCK, Part.flow(run) + ": " + what, sync.called(), List.of(text));
  }
}
