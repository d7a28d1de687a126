package airstep.log;

import airstep.json.Json;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The log of a step: one JSON object per line with the time, the step and the execution. It never
 * receives a secret.
 */
public record StepLog(Consumer<String> sink, InstantSource clock, String step, String execution) {

  /** Logs an event. */
  public void info(String message, Map<String, ?> details) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", "INFO");
    line.put("step", step);
    line.put("execution", execution);
    line.put("message", message);
    line.putAll(details);
    sink.accept(Json.write(line));
  }
}
