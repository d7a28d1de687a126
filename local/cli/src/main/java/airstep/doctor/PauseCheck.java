package airstep.doctor;

import java.util.List;

/** Which schedules a person has switched on or off, so that they differ from their files. */
final class PauseCheck implements DoctorCheck {

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
    return installation.pauses().isPresent();
  }

  @Override
  public List<Finding> findings(Installation installation) {
    List<Pauses.Difference> pauses = installation.pauses().orElseThrow().of(installation.flows());
    return pauses.isEmpty()
        ? List.of(new Finding.Healthy("all schedules are as their files say"))
        : pauses.stream()
            .<Finding>map(
                one -> new Finding.Doubtful(one.flow() + ": " + one.what(), one.command()))
            .toList();
  }
}
