package airstep.steps;

import airstep.json.JsonFields;
import airstep.vocabulary.sync.FindOutput;
import airstep.vocabulary.sync.SyncEnd;
import airstep.vocabulary.sync.Verdict;
import java.time.Instant;
import java.util.Map;

/** Writes what FindJob has found. */
final class FindJson {

  private FindJson() {}

  static Map<String, Object> write(FindOutput found) {
    FindOutput.LeftBehind left = found.left();
    return new JsonFields()
        .put("origin", write(found.origin()))
        .put("sync", SyncPlanJson.write(found.sync()))
        .put("triggers", found.triggers())
        .put("polls", found.polls())
        .put("left", left.left())
        .put("sentBy", left.sentBy().map(Instant::toEpochMilli))
        .put("jobId", left.jobId())
        .put("ours", left.ours())
        .put("createdAt", left.createdAt())
        .put("triggered", left.triggered().map(Instant::toEpochMilli))
        .put("cancelled", left.cancelled())
        .put("verdict", left.verdict().map(FindJson::write))
        .put("job", left.job().map(JobAnswerJson::write).orElse(Map.of("finished", false)))
        .put("end", write(found.end()))
        .map();
  }

  private static Map<String, Object> write(FindOutput.Origin origin) {
    return new JsonFields()
        .put("flow", origin.flow())
        .put("tags", origin.tags())
        .put("execution", origin.execution())
        .map();
  }

  private static Map<String, Object> write(SyncEnd end) {
    return new JsonFields()
        .put("outcome", end.outcome())
        .put("unsure", end.unsure())
        .putIfAny("when", end.when())
        .map();
  }

  private static Map<String, Object> write(Verdict verdict) {
    return new JsonFields()
        .put("outcome", verdict.outcome())
        .put("code", verdict.code())
        .putIfAny("job", verdict.job())
        .putIfAny("seconds", verdict.seconds())
        .map();
  }
}
