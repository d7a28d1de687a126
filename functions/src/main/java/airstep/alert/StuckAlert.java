package airstep.alert;

import airstep.vocabulary.AlertKind;
import airstep.vocabulary.run.NotifyInput.Stuck;
import airstep.vocabulary.run.NotifyInput.StuckSync;
import airstep.vocabulary.sync.SyncPlan;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** The part for a sync that has not ended, and may never end. */
final class StuckAlert {

  private StuckAlert() {}

  static Part of(Stuck input) {
    StuckSync stuck = input.stuck();
    String time = HumanFormat.duration(Duration.ofSeconds(stuck.seconds()));
    String what = (stuck.pending() ? "pending for " : "running for ") + time;
    SyncPlan sync = stuck.sync();
    String called =
        sync.connection().name().filter(it -> !it.isBlank()).orElse(sync.connectionId());
    OptionalLong jobId = stuck.jobId();
    Text job = Links.job(sync.connection().link().map(it -> Links.timeline(it, jobId)), jobId);
    Text text =
        Text.lines(
            Text.name(called).then(" has been " + what + comparison(stuck)),
            Text.of("👀 Check it now, while it runs.")
                .then(stuck.left().map(StuckAlert::cancelledIn).orElse("")),
            Text.join(" · ", job, OutcomeGroup.count(OptionalLong.of(stuck.polls()), "poll", 2)));
    return new Part(AlertKind.STUCK, ": " + what, called, List.of(text));
  }

  private static String cancelledIn(Duration left) {
    return " It will be cancelled in " + HumanFormat.duration(left) + " unless it finishes first.";
  }

  private static String comparison(StuckSync stuck) {
    String longest = ". The longest of its last successful syncs took ";
    return stuck.pending()
        ? ": Airbyte has not started the job."
        : stuck
            .sync()
            .jobs()
            .longest()
            .map(it -> longest + HumanFormat.duration(it) + ".")
            .orElse(".");
  }
}
