package airstep.operate;

import airstep.states.ExecutionDescription;
import airstep.states.Executions;
import airstep.states.HistoryEntry;
import airstep.vocabulary.json.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Executions for a process that asks for the same ones again and again. What is known of one that
 * has ended cannot change, so it is asked for once, and kept until many others were asked for.
 */
final class KeptExecutions implements Executions {

  /** More than the largest run has. */
  private static final int MOST = 12_000;

  private final Executions asked;
  private final Map<String, ExecutionDescription> ended =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ExecutionDescription> eldest) {
              return size() > MOST;
            }
          });

  KeptExecutions(Executions asked) {
    this.asked = asked;
  }

  @Override
  public ExecutionDescription describe(String arn) {
    ExecutionDescription known = ended.get(arn);
    if (known != null) {
      return known;
    }
    ExecutionDescription found = asked.describe(arn);
    if (found.stoppedAt().isPresent()) {
      ended.put(arn, found);
    }
    return found;
  }

  @Override
  public Iterable<HistoryEntry> backwards(String arn) {
    return asked.backwards(arn);
  }

  @Override
  public Iterable<Listed> succeeded(String machineArn) {
    return asked.succeeded(machineArn);
  }

  @Override
  public Iterable<Listed> running(String machineArn) {
    return asked.running(machineArn);
  }

  @Override
  public Iterable<Listed> newest(String machineArn) {
    return asked.newest(machineArn);
  }

  @Override
  public JsonObject definitionOf(String arn) {
    return asked.definitionOf(arn);
  }
}
