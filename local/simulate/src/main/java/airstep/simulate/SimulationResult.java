package airstep.simulate;

import airstep.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a simulation.
 *
 * @param broken how many promises were broken, added up over all days
 * @param violations the first of them
 * @param faults how often each kind struck
 * @param outcomes how the syncs ended
 */
public record SimulationResult(
    long seed,
    int runs,
    int broken,
    List<Violation> violations,
    Map<FaultKind, Integer> faults,
    Map<String, Integer> outcomes,
    double seconds) {

  /** The result as one JSON object. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("runs", runs);
    json.put("violations", violations.stream().map(SimulationResult::json).toList());
    Map<String, Object> struck = new LinkedHashMap<>();
    faults.forEach((kind, n) -> struck.put(kind.word(), n));
    json.put("faults", struck);
    json.put("outcomes", outcomes);
    json.put("seconds", Math.round(seconds * 10) / 10.0);
    return Json.write(json);
  }

  private static Map<String, Object> json(Violation violation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", violation.seed());
    json.put("invariant", violation.invariant());
    json.put("faults", violation.faults());
    json.put("what", violation.what());
    json.put("flows", violation.flows());
    json.put("trace", violation.trace());
    return json;
  }
}
