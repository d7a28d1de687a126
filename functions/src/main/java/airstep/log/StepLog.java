package airstep.log;

import airstep.json.Json;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a step says of itself: one JSON object a line, each with the time, the step and the
 * execution that it works for. No secret is ever given to it.
 */
public final class StepLog {

  private final Consumer<String> sink;
  private final InstantSource clock;
  private final String step;
  private final String execution;

  public StepLog(Consumer<String> sink, InstantSource clock, String step, String execution) {
    this.sink = sink;
    this.clock = clock;
    this.step = step;
    this.execution = execution;
  }

  /** Something happened that is worth a line. */
  public void info(String message, Map<String, ?> details) {
    line("INFO", message, details);
  }

  /** Something went wrong that the step gets over. */
  public void warn(String message, Map<String, ?> details) {
    line("WARN", message, details);
  }

  private void line(String level, String message, Map<String, ?> details) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant().toString());
    line.put("level", level);
    line.put("step", step);
    line.put("execution", execution);
    line.put("message", message);
    line.putAll(details);
    sink.accept(Json.write(line));
  }
}
