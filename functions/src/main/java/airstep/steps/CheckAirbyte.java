package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Connection;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.text.OneLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Airbyte for all that a run of the flow would need, and starts nothing: says what is wrong,
 * and what is only worth knowing.
 */
public final class CheckAirbyte extends Step {

  /** The jobs of so many connections are looked at. */
  private static final int LOOKED_AT = 20;

  private static final int NAMED = 5;

  private static final int LONGEST_NAME = 100;

  private static final String UNTRIED =
      "whether this key may start jobs is only seen when one is started";

  public CheckAirbyte() {
    this(OnLambda.get());
  }

  public CheckAirbyte(StepParts parts) {
    super(parts);
  }

  @Override
  Map<String, ?> run(JsonObject input, StepLog log) {
    JsonObject settings = input.needObject("settings");
    Airbyte airbyte = airbyte(settings.needObject("sync"), log);
    CheckFindings findings = new CheckFindings();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("workspaces", workspaces(airbyte, settings, findings));
    found.put(
        "connections",
        settings.isTrue("allActive")
            ? active(airbyte, settings, findings)
            : named(airbyte, settings, findings));
    found.put("saw", findings.saw());
    found.put("untried", List.of(UNTRIED));
    found.put("problems", findings.problems());
    found.put("notes", findings.notes());
    return found;
  }

  /** How many this key sees; null if it may not list them, and the flow does without. */
  private static Integer workspaces(Airbyte airbyte, JsonObject settings, CheckFindings findings) {
    try {
      List<String> seen = airbyte.workspaces();
      findings.saw(airbyte.seen());
      if (seen.isEmpty()) {
        findings.problem("Airbyte shows no workspace: this key sees too little");
      } else {
        findings.saw(
            (seen.size() == 1 ? "1 workspace: " : seen.size() + " workspaces: ") + some(seen));
      }
      return seen.size();
    } catch (AirbyteRefusedException e) {
      boolean needed = settings.isTrue("allActive") && settings.texts("workspaces").isEmpty();
      if (!e.notFound() || needed) {
        throw e;
      }
      findings.saw(airbyte.seen());
      findings.note("this key may not list workspaces");
      return null;
    }
  }

  private static int active(Airbyte airbyte, JsonObject settings, CheckFindings findings) {
    Discovered found;
    try {
      found = Discovered.among(airbyte.connections(settings.texts("workspaces")), settings);
    } catch (NoConnectionsException e) {
      findings.problem(e.getMessage());
      return 0;
    }
    List<RunPlan.Planned> planned = found.planned();
    int count = planned.size();
    skipped(found, true, " switched off, locked or deleted, and skipped: ", findings);
    skipped(found, false, " left to the flows that name them: ", findings);
    if (planned.isEmpty()) {
      findings.problem(
          "no connection is left to sync, so a run would sync nothing and end as SKIPPED");
    }
    long most = settings.needWhole("maxConnections");
    if (count > most) {
      findings.problem(new TooManyConnectionsException(count, most).getMessage());
    }
    StartCheck starts = new StartCheck(airbyte, settings.needObject("sync"), findings);
    planned.stream()
        .limit(LOOKED_AT)
        .forEach(one -> starts.look(one.connectionId(), called(one.name(), one.connectionId())));
    if (count > LOOKED_AT) {
      findings.saw((count - LOOKED_AT) + " more would start; their jobs were not looked at");
    }
    return count;
  }

  private static void skipped(Discovered found, boolean off, String how, CheckFindings findings) {
    List<String> names =
        found.skipped().stream()
            .filter(one -> one.off() == off)
            .map(one -> called(one.name(), one.connectionId()))
            .toList();
    if (!names.isEmpty()) {
      findings.saw(names.size() + (names.size() == 1 ? " is" : " are") + how + some(names));
    }
  }

  private static int named(Airbyte airbyte, JsonObject settings, CheckFindings findings) {
    StartCheck starts = new StartCheck(airbyte, settings.needObject("sync"), findings);
    List<String> ids = settings.texts("connections");
    int found = 0;
    int off = 0;
    for (String id : ids) {
      Optional<Connection> shown = airbyte.connection(id);
      if (shown.isEmpty()) {
        findings.problem(Connection.unknown(id));
        continue;
      }
      found++;
      String called = called(shown.get().name(), id);
      if (shown.get().status().preventsSync()) {
        off++;
        findings.note(
            "connection "
                + called
                + " is "
                + shown.get().status().description()
                + " and will be skipped");
      } else if (found - off <= LOOKED_AT) {
        starts.look(id, called);
      } else {
        findings.saw(called + " would start; its jobs were not looked at");
      }
    }
    if (off > 0 && off == ids.size()) {
      findings.problem(
          "every connection of this flow is off, so a run would sync nothing and end as SKIPPED:"
              + " switch one on in Airbyte, or take it out of the flow");
    }
    return found;
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
