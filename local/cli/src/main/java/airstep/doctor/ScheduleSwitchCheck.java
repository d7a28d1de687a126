package airstep.doctor;

import java.util.List;

/** Which schedules a person has switched on or off, so that they differ from their files. */
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
  public boolean applies(Installation installation) {
    return installation.switches().isPresent();
  }

  @Override
  public List<Finding> findings(Installation installation) {
    List<ScheduleSwitches.Difference> switched =
        installation.switches().orElseThrow().of(installation.flows());
    return switched.isEmpty()
        ? List.of(new Finding.Healthy("all schedules are as their files say"))
        : switched.stream()
            .<Finding>map(
                one -> new Finding.Doubtful(one.flow() + ": " + one.what(), one.command()))
            .toList();
  }
}
