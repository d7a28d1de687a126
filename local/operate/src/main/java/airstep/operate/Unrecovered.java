package airstep.operate;

import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.json.JsonRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run left failed, and no later run of its flow has synced since.
 *
 * @param connections what the run reports about each such connection, possibly not all; empty if it
 *     failed as a whole
 * @param unlisted how many more connections it left failed without a report about each
 * @param retry the command that syncs them again
 */
public record Unrecovered(Run run, List<JsonObject> connections, long unlisted, String retry)
    implements JsonRecord {

  /**
   * Finds them.
   *
   * @param runs the last runs of a flow, newest first; read only as far as needed
   * @param place where they ran
   */
  static List<Unrecovered> of(Iterable<Run> runs, PlaceName place) {
    List<Unrecovered> all = new ArrayList<>();
    Set<String> decided = new HashSet<>();
    Map<String, Set<String>> retried = new HashMap<>();
    for (Run run : runs) {
      if (run.endedAt().isEmpty() || run.status().equals("SKIPPED")) {
        continue;
      }
      List<JsonObject> open =
          run.failures().stream().filter(one -> !decided.contains(id(one))).toList();
      boolean whole = run.isFailure() && run.failures().isEmpty() && !run.isPartial();
      Set<String> again = retried.getOrDefault(RunName.text(run.arn()), Set.of());
      long unlisted = whole ? 0 : unlisted(run, decided, again);
      if (!open.isEmpty() || whole || unlisted > 0) {
        String retry = whole ? place.next().startAgain(run) : place.next().retry(run);
        all.add(new Unrecovered(run, open, unlisted, retry));
      }
      if (!run.isPartial()) {
        break;
      }
      // A stopped run may not have come to all that it was started for.
      boolean complete = !run.isFailure() || !run.failures().isEmpty();
      run.failures().forEach(one -> decided.add(id(one)));
      if (complete) {
        decided.addAll(run.selection());
        run.retryOf()
            .ifPresent(
                of -> retried.computeIfAbsent(of, _ -> new HashSet<>()).addAll(run.selection()));
      }
    }
    return all;
  }

  private static String id(JsonObject failure) {
    return failure.text("connectionId").orElse("");
  }

  /**
   * A cause has no room for all failures of a large run. Which later runs synced the others is only
   * known if they synced all that the run was started for, or retried as many as had failed.
   */
  private static long unlisted(Run run, Set<String> decided, Set<String> retried) {
    long failed = run.failed().orElse(0);
    boolean recovered =
        retried.size() >= failed || (run.isPartial() && decided.containsAll(run.selection()));
    return recovered ? 0 : Math.max(0, failed - run.failures().size());
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("flow", run.flow())
        .put("run", run)
        .put("connections", connections.stream().map(JsonObject::fields).toList())
        .put("unlisted", unlisted)
        .put("retry", retry);
  }
}
