package airstep.doctor;

import airstep.flows.Flow;
import java.util.ArrayList;
import java.util.List;

/** Whether each variable of the flows is set here. Otherwise a flow is not examined either. */
final class VariableCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.CONNECTIONS;
  }

  @Override
  public String name() {
    return "variables";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    List<Finding> findings = new ArrayList<>();
    for (Flow flow : installation.flows()) {
      if (!flow.missing().isEmpty()) {
        findings.add(
            new Finding.Broken(
                "%s cannot run, and was not examined: %s is not set here"
                    .formatted(flow.name(), flow.missing().getFirst().name()),
                installation.command("validate --strict")));
      }
    }
    return Finding.orHealthy(findings, "all variables of flows are set");
  }
}
