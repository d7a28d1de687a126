package airstep.doctor;

import airstep.airbyte.Connection;
import airstep.flows.DurationText;
import airstep.flows.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which connections fail so often or so long that Airbyte will switch them off. */
final class FailingCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.CONNECTIONS;
  }

  @Override
  public String name() {
    return "near-switched-off";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    return installation.inEach("failing connections", view -> failing(view, installation));
  }

  private static List<Finding> failing(AirbyteView view, Installation installation) {
    Map<Connection, Flow> flows = view.active(Flow::switchedOn, installation.flows());
    Instant now = installation.clock().instant();
    List<Finding> findings = new ArrayList<>();
    flows.forEach(
        (one, flow) -> {
          FailureStreak streak = FailureStreak.of(view.jobs(one.connectionId()));
          if (streak.isNearTheEnd(now)) {
            findings.add(near(one, flow, streak, now, installation));
          }
        });
    return Finding.orHealthy(
        findings,
        view.secret()
            + ": "
            + Amount.of(
                flows.size(),
                "no flow that is switched on names a connection",
                "the one connection of flows is not near being switched off",
                "none of %d connections is near being switched off"));
  }

  private static Finding near(
      Connection one, Flow flow, FailureStreak streak, Instant now, Installation installation) {
    String time =
        streak
            .lasts(now)
            .map(it -> Duration.ofHours(it.toHours()))
            .map(it -> ", no success for " + DurationText.of(it))
            .orElse("");
    return new Finding.Broken(
        "%s (%s): %d failed %s in a row%s; Airbyte switches it off at %d and %d days"
            .formatted(
                one.name(),
                flow.name(),
                streak.failed(),
                streak.failed() == 1 ? "job" : "jobs",
                time,
                FailureStreak.OFF_FAILED,
                FailureStreak.OFF_TIME.toDays()),
        installation.command("runs ls --flow " + flow.name() + " --failed"));
  }
}
