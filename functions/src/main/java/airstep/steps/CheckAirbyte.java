package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Connection;
import airstep.log.StepLog;
import airstep.text.OneLine;
import airstep.vocabulary.run.AirbyteFindings;
import airstep.vocabulary.run.PlannedRun.Planned;
import airstep.vocabulary.run.RunSettings;
import airstep.vocabulary.run.RunSettings.AllActive;
import airstep.vocabulary.run.RunSettings.Connections;
import airstep.vocabulary.run.RunSettings.Named;
import airstep.vocabulary.run.SettingsInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tests in Airbyte everything that a run of the flow needs, and starts nothing. Reports problems
 * and additional information.
 */
public final class CheckAirbyte extends Step<SettingsInput, AirbyteFindings> {

  /** The maximum number of connections whose jobs are checked. All of them can be shown. */
  private static final int LOOKED_AT = 15;

  private static final int NAMED = 5;

  private static final int LONGEST_NAME = 100;

  public CheckAirbyte() {
    this(OnLambda.get());
  }

  public CheckAirbyte(StepParts parts) {
    super(parts, SettingsInput::read);
  }

  @Override
  AirbyteFindings run(SettingsInput input, StepLog log) {
    RunSettings settings = input.settings();
    Airbyte airbyte = airbyte(settings.sync().airbyteSecret(), log);
    CheckFindings findings = new CheckFindings();
    OptionalLong workspaces = workspaces(airbyte, settings.connections(), findings);
    StartCheck starts = new StartCheck(airbyte, settings.sync(), findings);
    int connections =
        switch (settings.connections()) {
          case Named(List<String> ids) -> named(airbyte, ids, starts, findings);
          case AllActive all -> active(airbyte, all, settings.maxConnections(), starts, findings);
        };
    return findings.all(workspaces, OptionalLong.of(connections));
  }

  /** Counts the workspaces. Empty if the key may not list them and the flow does not need them. */
  private static OptionalLong workspaces(
      Airbyte airbyte, Connections connections, CheckFindings findings) {
    try {
      List<String> seen = airbyte.workspaces();
      findings.saw(airbyte.seen());
      if (seen.isEmpty()) {
        findings.problem("Airbyte shows no workspace: check what this key may read");
      } else {
        findings.saw(
            (seen.size() == 1 ? "1 workspace: " : seen.size() + " workspaces: ") + some(seen));
      }
      return OptionalLong.of(seen.size());
    } catch (AirbyteRefusedException e) {
      boolean needed =
          connections instanceof AllActive(List<String> workspaces, _) && workspaces.isEmpty();
      if (!e.notFound() || needed) {
        throw e;
      }
      findings.saw(airbyte.seen());
      findings.note("this key may not list workspaces");
      return OptionalLong.empty();
    }
  }

  private static int active(
      Airbyte airbyte, AllActive settings, long most, StartCheck starts, CheckFindings findings) {
    RunPlan found;
    try {
      found = RunPlan.discovered(airbyte.connections(settings.workspaces()), settings.leaveOut());
    } catch (NoConnectionsException e) {
      findings.problem(e.getMessage());
      return 0;
    }
    List<Planned> planned = found.connections();
    int count = planned.size();
    skipped(found, true, " switched off, locked or deleted, and will be skipped: ", findings);
    skipped(found, false, " synced by the flows that name them: ", findings);
    if (planned.isEmpty()) {
      findings.problem(
          "no connection is left to sync, so a run would sync nothing and end as SKIPPED");
    }
    if (count > most) {
      findings.problem(new TooManyConnectionsException(count, most).getMessage());
    }
    Map<String, String> names = new LinkedHashMap<>();
    planned.forEach(
        one -> names.put(one.connectionId(), called(one.name().orElse(""), one.connectionId())));
    look(names, starts, findings);
    return count;
  }

  private static void skipped(RunPlan found, boolean off, String how, CheckFindings findings) {
    List<String> names =
        found.skipped().stream()
            .filter(one -> one.off() == off)
            .map(one -> called(one.name(), one.connectionId()))
            .toList();
    if (!names.isEmpty()) {
      findings.saw(names.size() + (names.size() == 1 ? " is" : " are") + how + some(names));
    }
  }

  private static int named(
      Airbyte airbyte, List<String> ids, StartCheck starts, CheckFindings findings) {
    Map<String, String> names = new LinkedHashMap<>();
    int off = 0;
    for (String id : ids) {
      Optional<Connection> shown = airbyte.connection(id);
      if (shown.isEmpty()) {
        findings.problem(Connection.unknown(id));
        continue;
      }
      String called = called(shown.get().name(), id);
      if (shown.get().status().preventsSync()) {
        off++;
        findings.note(
            "connection "
                + called
                + " is "
                + shown.get().status().description()
                + " and will be skipped");
      } else {
        names.put(id, called);
      }
    }
    look(names, starts, findings);
    if (off > 0 && off == ids.size()) {
      findings.problem(
          "every connection of this flow is off, so a run would sync nothing and end as"
              + " SKIPPED: switch one on in Airbyte, or remove it from the flow");
    }
    return names.size() + off;
  }

  /**
   * Looks at the jobs of the first ones.
   *
   * @param names what to call each connection, by its id
   */
  private static void look(Map<String, String> names, StartCheck starts, CheckFindings findings) {
    if (names.size() > LOOKED_AT) {
      findings.saw(
          names.size() + " would start; the jobs of the first " + LOOKED_AT + " were checked");
    }
    names.entrySet().stream()
        .limit(LOOKED_AT)
        .forEach(one -> starts.look(one.getKey(), one.getValue()));
  }

  private static String called(String name, String connectionId) {
    String line = OneLine.of(name, LONGEST_NAME);
    return line.isEmpty() ? connectionId : line;
  }

  private static String some(List<String> all) {
    String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
  }
}
