package airstep.operate;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run left failed, and no later run of its flow has synced since.
 *
 * @param connections what the run reports about each such connection, possibly not all; empty if it
 *     failed as a whole
 * @param retry the command that syncs them again
 */
public record Unrecovered(Run run, List<JsonObject> connections, String retry)
    implements JsonRecord {

  /**
   * Finds them.
   *
   * @param runs the last runs of a flow, newest first
   * @param place where they ran
   */
  static List<Unrecovered> of(List<Run> runs, PlaceName place) {
    List<Unrecovered> all = new ArrayList<>();
    Set<String> decided = new HashSet<>();
    for (Run run : runs) {
      if (run.endedAt().isEmpty() || run.status().equals("SKIPPED")) {
        continue;
      }
      List<JsonObject> open =
          run.failures().stream().filter(one -> !decided.contains(id(one))).toList();
      boolean whole = run.isFailure() && run.failures().isEmpty() && !run.isPartial();
      if (!open.isEmpty() || whole) {
        all.add(new Unrecovered(run, open, place.command(retry(run, open))));
      }
      if (!run.isPartial()) {
        break;
      }
      // A stopped run may not have come to all that it was started for.
      boolean complete = !run.isFailure() || !run.failures().isEmpty();
      run.failures().forEach(one -> decided.add(id(one)));
      decided.addAll(complete ? run.selection() : List.of());
    }
    return all;
  }

  private static String id(JsonObject failure) {
    return failure.text("connectionId").orElse("");
  }

  private static String retry(Run run, List<JsonObject> open) {
    return open.isEmpty() ? "run " + run.flow() : "runs retry " + run.id();
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", run.flow())
        .put("run", run)
        .put("connections", connections.stream().map(JsonObject::fields).toList())
        .put("retry", retry);
  }
}
