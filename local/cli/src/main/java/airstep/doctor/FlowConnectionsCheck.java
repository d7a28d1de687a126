package airstep.doctor;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.flows.Connections;
import airstep.flows.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each connection that a flow names exists and can sync. */
final class FlowConnectionsCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.CONNECTIONS;
  }

  @Override
  public String name() {
    return "connections-of-flows";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    return installation.inEach("the connections of flows", view -> of(view, installation));
  }

  private static List<Finding> of(AirbyteView view, Installation installation) {
    List<Finding> findings = new ArrayList<>();
    int sound = 0;
    for (Flow flow : view.flows()) {
      if (flow.switchedOn() && flow.connections() instanceof Connections.Named(List<String> ids)) {
        for (String id : ids) {
          Optional<Finding> problem = problem(view, flow, id, installation);
          sound += problem.isEmpty() ? 1 : 0;
          problem.ifPresent(findings::add);
        }
      }
    }
    return Finding.orHealthy(
        findings,
        view.secret()
            + ": "
            + Amount.of(
                sound,
                "no flow that is switched on names a connection",
                "the one named connection can sync",
                "all %d named connections can sync"));
  }

  private static Optional<Finding> problem(
      AirbyteView view, Flow flow, String id, Installation installation) {
    Optional<Connection> found = view.connection(id);
    if (found.isEmpty()) {
      String what = flow.name() + ": " + Connection.unknown(id);
      return Optional.of(new Finding.Broken(what, installation.command("check " + flow.name())));
    }
    Connection connection = found.get();
    ConnectionStatus status = connection.status();
    String what =
        "%s: connection %s is %s".formatted(flow.name(), connection.name(), status.description());
    return switch (status) {
      case ACTIVE -> Optional.empty();
      case INACTIVE ->
          Optional.of(new Finding.Broken(what, AirbyteChange.switchOn(view.airbyte(), connection)));
      case LOCKED ->
          Optional.of(
              new Finding.Broken(
                  what + ": see " + view.airbyte().timelineOf(connection),
                  installation.command("check " + flow.name())));
      case DELETED ->
          Optional.of(
              new Finding.Broken(
                  what + ": remove it from the flow", "grep -n " + id + " " + flow.file()));
      case OTHER ->
          Optional.of(new Finding.Doubtful(what, installation.command("check " + flow.name())));
    };
  }
}
