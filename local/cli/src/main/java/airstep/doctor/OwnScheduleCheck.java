package airstep.doctor;

import airstep.airbyte.Connection;
import airstep.airbyte.OwnSchedule;
import airstep.flows.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether Airbyte itself starts a connection too that a flow starts, so that it syncs twice. */
final class OwnScheduleCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.CONNECTIONS;
  }

  @Override
  public String name() {
    return "own-schedules";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    return installation.inEach("Airbyte's own schedules", view -> twice(view, installation));
  }

  private static List<Finding> twice(AirbyteView view, Installation installation) {
    Map<Connection, Flow> flows =
        view.active(flow -> flow.switchedOn() && !flow.triggers().isEmpty(), installation.flows());
    List<Finding> findings = new ArrayList<>();
    flows.forEach(
        (one, starting) -> {
          String flow = starting.name();
          switch (one.schedule()) {
            case OwnSchedule.ByHand _ -> {}
            case OwnSchedule.Unreadable(String kind) ->
                findings.add(
                    new Finding.Doubtful(
                        "%s (%s): could not check: its own schedule has the kind '%s'"
                            .formatted(one.name(), flow, kind),
                        installation.command("check " + flow)));
            case OwnSchedule.ByCron(String expression, String zone) ->
                findings.add(twice(view, one, flow, expression + " " + zone));
            case OwnSchedule.Every(long count, String unit) ->
                findings.add(twice(view, one, flow, "every " + count + " " + unit));
          }
        });
    return Finding.orHealthy(
        findings,
        view.secret()
            + ": "
            + Amount.of(
                flows.size(),
                "flows start no connection",
                "Airbyte itself does not start the one connection that flows start",
                "Airbyte itself starts none of the %d connections that flows start"));
  }

  private static Finding twice(AirbyteView view, Connection one, String flow, String schedule) {
    return new Finding.Broken(
        "%s syncs twice: flow %s starts it, and Airbyte itself (%s)"
            .formatted(one.name(), flow, schedule),
        AirbyteChange.startByHand(view.airbyte(), one));
  }
}
