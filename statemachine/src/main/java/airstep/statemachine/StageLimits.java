package airstep.statemachine;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.Problem;
import airstep.flows.Schedule;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What AWS cannot hold, of one flow or of all flows of a stage together, found before anything is
 * deployed. The numbers are those of the deployment's template, whose tests hold them against it.
 */
public final class StageLimits {

  /** Resources that a stage has whatever its flows are, at most. */
  public static final int SHARED_RESOURCES = 120;

  /** Rules on the default bus that a stage has whatever its flows are. */
  public static final int SHARED_RULES = 3;

  /** Bytes of template that a stage takes whatever its flows are, at most, without definitions. */
  public static final int SHARED_BYTES = 80_000;

  /**
   * Bytes of template for a flow, at most, without its definition: its machine, its lines on the
   * dashboard, and where roles name it.
   */
  public static final int BYTES_OF_A_FLOW = 3_000;

  /** Bytes of template for each resource of a flow but its machine, at most, without tags. */
  public static final int BYTES_OF_A_RESOURCE = 1_600;

  /** Bytes of template for each tag of a flow, at most: on its machine, and on the dashboard. */
  public static final int BYTES_OF_A_TAG = 1_000;

  private static final int MOST_RESOURCES = 500;
  private static final int MOST_RULES = 300;
  private static final int MOST_BYTES = 1_000_000;
  private static final String WAY_OUT =
      "move some of them to another folder, and deploy that as a second app with -c flows=DIR and"
          + " a stage of its own";

  private StageLimits() {}

  /** One problem for each limit that a flow, or else the stage, would pass. */
  public static List<Problem> check(List<Flow> flows) {
    List<Problem> problems = new ArrayList<>();
    flows.forEach(flow -> problems.addAll(Limits.check(flow, flows)));
    if (problems.isEmpty() && !flows.isEmpty()) {
      stage(flows, problems);
    }
    return List.copyOf(problems);
  }

  /** Its machine; what triggers it and their role; the alarm on its freshness. */
  public static int resources(Flow flow) {
    int role = flow.triggered() ? 1 : 0;
    return 1 + role + triggers(flow) + (flow.freshness().isPresent() ? 1 : 0);
  }

  /** How many rules it has, by the bus that they are on. */
  public static Map<String, Integer> rules(Flow flow) {
    Map<String, Integer> rules = new TreeMap<>();
    int defaults =
        (flow.schedule().stream().anyMatch(Schedule::inUtc) ? crons(flow) : 0) + upstreams(flow);
    if (defaults > 0) {
      rules.put(EventPattern.DEFAULT_BUS, defaults);
    }
    flow.on().ifPresent(on -> rules.merge(on.bus(), 1, Integer::sum));
    return rules;
  }

  /** How many bytes of template it takes at most. */
  public static int bytes(Flow flow, Definitions definitions) {
    return inTemplate(definitions.flow(flow))
        + BYTES_OF_A_FLOW
        + (resources(flow) - 1) * BYTES_OF_A_RESOURCE
        + flow.tags().size() * BYTES_OF_A_TAG;
  }

  private static int triggers(Flow flow) {
    return crons(flow) + (flow.on().isPresent() ? 1 : 0) + upstreams(flow);
  }

  /** Each has a rule of its own, whose event says which of them has succeeded. */
  private static int upstreams(Flow flow) {
    return flow.after().map(after -> after.flows().size()).orElse(0);
  }

  private static int crons(Flow flow) {
    return flow.schedule().map(schedule -> schedule.cron().alternatives().size()).orElse(0);
  }

  private static void stage(List<Flow> flows, List<Problem> problems) {
    int resources = SHARED_RESOURCES + flows.stream().mapToInt(StageLimits::resources).sum();
    if (resources > MOST_RESOURCES) {
      problems.add(
          problem(flows, resources + " resources, and a stack may have " + MOST_RESOURCES));
    }
    Map<String, Integer> rules = new TreeMap<>(Map.of(EventPattern.DEFAULT_BUS, SHARED_RULES));
    flows.forEach(flow -> rules(flow).forEach((bus, n) -> rules.merge(bus, n, Integer::sum)));
    rules.forEach(
        (bus, count) -> {
          if (count > MOST_RULES) {
            problems.add(
                problem(
                    flows,
                    "%d rules on the event bus %s, which may have %d"
                        .formatted(count, bus, MOST_RULES)));
          }
        });
    PolicyLimit.passed(flows).ifPresent(what -> problems.add(problem(flows, what)));
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    long bytes =
        SHARED_BYTES
            + inTemplate(definitions.run())
            + inTemplate(definitions.sync())
            + inTemplate(definitions.oldVersions())
            + flows.stream().mapToLong(flow -> bytes(flow, definitions)).sum();
    if (bytes > MOST_BYTES) {
      problems.add(problem(flows, bytes + " bytes of template, which may have " + MOST_BYTES));
    }
  }

  /** As a text inside the template's JSON. */
  private static int inTemplate(String definition) {
    return TextNode.valueOf(definition).toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Problem problem(List<Flow> flows, String what) {
    return new Problem(
        flows.getFirst().file().getParent(),
        1,
        "these %d flows need %s".formatted(flows.size(), what),
        WAY_OUT);
  }
}
