package airstep.bench.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A function to measure.
 *
 * @param name its name in the table
 * @param handler the name of its class
 * @param task the folder in which its package is unpacked
 * @param environment its own variables
 * @param options more options of the JVM
 * @param input its input as JSON
 */
record Variant(
    String name,
    String handler,
    Path task,
    Map<String, String> environment,
    List<String> options,
    String input) {

  /** The same function with one more option. */
  Variant with(String option) {
    List<String> all = new ArrayList<>(options);
    all.add(option);
    return new Variant(name, handler, task, environment, all, input);
  }
}
