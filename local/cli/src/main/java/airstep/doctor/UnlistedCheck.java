package airstep.doctor;

import airstep.airbyte.Connection;
import airstep.airbyte.ConnectionStatus;
import airstep.airbyte.OwnSchedule;
import airstep.flows.Flow;
import airstep.flows.JobKind;
import airstep.imports.FlowDraft;
import airstep.imports.SwitchedOffDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which active connections no flow syncs. {@code --fix} writes a flow that is switched off. */
final class UnlistedCheck implements DoctorCheck {

  @Override
  public Group group() {
    return Group.CONNECTIONS;
  }

  @Override
  public String name() {
    return "connections-in-no-flow";
  }

  @Override
  public List<Finding> findings(Installation installation) {
    return installation.inEach(
        "active connections in no flow", view -> unlisted(view, installation));
  }

  private static List<Finding> unlisted(AirbyteView view, Installation installation) {
    Set<String> synced = new HashSet<>();
    for (Flow flow : view.flows()) {
      if (flow.switchedOn() && flow.sync().job().equals(JobKind.SYNC.word())) {
        view.syncedBy(flow, installation.flows()).forEach(one -> synced.add(one.connectionId()));
      }
    }
    List<Connection> active =
        view.connections().stream().filter(one -> one.status() == ConnectionStatus.ACTIVE).toList();
    List<Finding> findings = new ArrayList<>();
    for (Connection one : active) {
      if (!synced.contains(one.connectionId())) {
        findings.add(unlisted(one, installation));
      }
    }
    return Finding.orHealthy(
        findings,
        view.secret()
            + ": "
            + Amount.of(
                active.size(),
                "no connection is active",
                "the one active connection is in a flow that is switched on",
                "all %d active connections are in a flow that is switched on"));
  }

  private static Finding unlisted(Connection one, Installation installation) {
    String which =
        "%s (%s) is active, and in no flow that is switched on"
            .formatted(one.name(), one.connectionId());
    return switch (one.schedule()) {
      case OwnSchedule.ByCron _, OwnSchedule.Every _ ->
          new Finding.Doubtful(
              which + "; Airbyte itself starts it", installation.command("import airbyte"));
      case OwnSchedule.ByHand _, OwnSchedule.Unreadable _ -> {
        Optional<Fix> fix = fix(one, installation);
        yield new Finding.Doubtful(
            fix.isPresent() ? which : which + "; a flow file that is switched off has it",
            Optional.of(installation.command(fix.isPresent() ? "doctor --fix" : "plan")),
            fix);
      }
    };
  }

  /** The file that names it, unless there is one with that name. */
  private static Optional<Fix> fix(Connection one, Installation installation) {
    FlowDraft draft = SwitchedOffDraft.of(one.name(), one.connectionId());
    Path file = installation.folder().resolve(draft.name() + ".yaml");
    return Files.exists(file) ? Optional.empty() : Optional.of(new Fix(file, draft.text()));
  }
}
