package airstep.doctor;

import airstep.flows.Flow;
import airstep.operate.Pause;
import airstep.operate.PauseState;
import airstep.operate.TriggerState;
import airstep.operate.TriggerState.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which flows a person has paused, and which rules and schedules differ from their files. */
final class ScheduleSwitchCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.SCHEDULES;
  }

  @Override
  public String name() {
    return "switched-by-hand";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    List<Finding> found = new ArrayList<>();
    for (Flow flow : installation.flows()) {
      PauseState state = installation.place().pauses().of(flow);
      Optional<Pause> pause = state.active(installation.clock().instant());
      pause.ifPresent(it -> found.add(paused(installation, flow, it)));
      if (pause.isEmpty()) {
        found.addAll(switched(installation, flow, state));
      }
    }
    return found.isEmpty()
        ? List.of(new Finding.Healthy("all schedules are as their files say"))
        : found;
  }

  private static Finding paused(Installation installation, Flow flow, Pause pause) {
    return new Finding.Doubtful(
        flow.name()
            + " is paused"
            + pause.until().map(time -> " until " + time).orElse("")
            + (pause.why().isEmpty() ? "" : ": " + pause.why()),
        installation.command("flows resume " + flow.name()));
  }

  private static List<Finding> switched(Installation installation, Flow flow, PauseState state) {
    List<Finding> found = new ArrayList<>();
    int missing = state.in(State.MISSING).size();
    if (missing > 0) {
      found.add(
          new Finding.Doubtful(
              "%s: %d of its rules and schedules do not exist on AWS"
                  .formatted(flow.name(), missing),
              "cd infra && npx cdk deploy -c stage=" + installation.place().stage()));
    }
    State wrong = flow.enabled() ? State.DISABLED : State.ENABLED;
    for (TriggerState trigger : state.in(wrong)) {
      String what = "%s: %s %s".formatted(flow.name(), trigger.service(), trigger.name());
      found.add(
          flow.enabled()
              ? new Finding.Doubtful(
                  what + " is switched off by hand, so it starts nothing",
                  installation.command("flows resume " + flow.name()))
              : new Finding.Doubtful(
                  what + " is switched on, although the file says enabled: false",
                  installation.command("flows pause " + flow.name())));
    }
    return found;
  }
}
