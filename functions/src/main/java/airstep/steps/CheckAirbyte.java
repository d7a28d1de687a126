package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Connection;
import airstep.json.JsonObject;
import airstep.log.StepLog;
import airstep.text.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Airbyte for all that a run of the flow would need, and starts nothing: says what is wrong,
 * and what is only worth knowing.
 */
public final class CheckAirbyte extends Step {

  /** So many of each kind are told one by one; the rest are counted. */
  private static final int TOLD = 20;

  private static final int LONGEST_NAME = 100;

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
    List<String> problems = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("workspaces", workspaces(airbyte, settings, problems, notes));
    found.put(
        "connections",
        settings.isTrue("allActive")
            ? active(airbyte, settings.texts("workspaces"), problems)
            : named(airbyte, settings.texts("connections"), problems, notes));
    found.put("problems", told(problems));
    found.put("notes", told(notes));
    return found;
  }

  /** How many this key sees; null if it may not list them, which connections by name do without. */
  private static Integer workspaces(
      Airbyte airbyte, JsonObject settings, List<String> problems, List<String> notes) {
    try {
      int seen = airbyte.workspaces().size();
      if (seen == 0) {
        problems.add("Airbyte shows no workspace: this key sees too little");
      }
      return seen;
    } catch (AirbyteRefusedException e) {
      if (!e.notFound() || settings.isTrue("allActive")) {
        throw e;
      }
      notes.add("this key may not list workspaces");
      return null;
    }
  }

  private static int active(Airbyte airbyte, List<String> workspaces, List<String> problems) {
    List<Connection> all = airbyte.connections(workspaces);
    if (all.isEmpty()) {
      problems.add(new NoConnectionsException().getMessage());
    }
    return (int) all.stream().filter(one -> !one.status().preventsSync()).count();
  }

  private static int named(
      Airbyte airbyte, List<String> ids, List<String> problems, List<String> notes) {
    int found = 0;
    for (String id : ids) {
      Optional<Connection> connection = airbyte.connection(id);
      if (connection.isEmpty()) {
        problems.add(
            "Airbyte does not know connection "
                + id
                + ", or does not let this key see it: copy the id from the connection's address");
        continue;
      }
      found++;
      connection
          .filter(one -> one.status().preventsSync())
          .map(CheckAirbyte::skipped)
          .ifPresent(notes::add);
    }
    return found;
  }

  private static String skipped(Connection connection) {
    return "connection "
        + OneLine.of(connection.name(), LONGEST_NAME)
        + " is "
        + connection.status().description()
        + " and will be skipped";
  }

  private static List<String> told(List<String> all) {
    if (all.size() <= TOLD) {
      return all;
    }
    List<String> told = new ArrayList<>(all.subList(0, TOLD));
    told.add("and " + (all.size() - TOLD) + " more like these");
    return told;
  }
}
