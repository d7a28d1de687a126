package airstep.simulate;

import airstep.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a comparison.
 *
 * @param scores by name, Airstep's first
 */
public record ComparisonResult(long seed, int days, Map<String, Score> scores) {

  public ComparisonResult {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** The result as one JSON object with the counts. */
  public String toJson() {
    Map<String, Object> rows = new LinkedHashMap<>();
    scores.forEach((name, score) -> rows.put(name, json(score)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("days", days);
    json.put("scores", rows);
    return Json.write(json);
  }

  private static Map<String, Object> json(Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("runs", score.runs());
    json.put("duplicates", score.duplicates());
    json.put("falseFailures", score.falseFailures());
    json.put("falseSuccesses", score.falseSuccesses());
    json.put("orphans", score.orphans());
    json.put("missedAlerts", score.missedAlerts());
    json.put("unknown", score.unknown());
    return json;
  }
}
