package airstep.statemachine;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.Problem;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks the flows of a stage against the limits of AWS before anything is deployed. The tests of
 * the deployment compare the numbers with its template.
 */
public final class StageLimits {

  /** The most resources of a stage besides those of its flows. */
  public static final int SHARED_RESOURCES = 120;

  /** The rules on the default bus of a stage besides those of its flows. */
  public static final int SHARED_RULES = 3;

  /** The most bytes of template of a stage besides its flows, without definitions. */
  public static final int SHARED_BYTES = 80_000;

  /**
   * The most bytes of template of a flow, without its definition: its machine, its lines on the
   * dashboard, and its name in the policies of roles.
   */
  public static final int BYTES_OF_A_FLOW = 3_000;

  /** The most bytes of template of each resource of a flow except its machine, without tags. */
  public static final int BYTES_OF_A_RESOURCE = 1_600;

  /** The most bytes of template of each tag of a flow, on its resources and on the dashboard. */
  public static final int BYTES_OF_A_TAG = 1_000;

  private static final int MOST_RESOURCES = 500;
  private static final int MOST_RULES = 300;
  private static final int MOST_BYTES = 1_000_000;
  private static final String WAY_OUT =
      "move some of them to another folder, and deploy it as a second app with -c flows=DIR and"
          + " another stage";

  private StageLimits() {}

  /**
   * Returns one problem for each limit that a flow exceeds or, if none does, that the stage
   * exceeds.
   */
  public static List<Problem> check(List<Flow> flows) {
    List<Problem> problems = new ArrayList<>();
    flows.forEach(flow -> problems.addAll(Limits.check(flow, flows)));
    if (problems.isEmpty() && !flows.isEmpty()) {
      stage(flows, problems);
    }
    return List.copyOf(problems);
  }

  /** Returns its number of resources: its machine, starts, their role, and its freshness alarm. */
  public static int resources(Flow flow) {
    int starts = FlowStart.of(flow, Deployment.standIn()).size();
    return 1 + starts + (starts > 0 ? 1 : 0) + (flow.freshness().isPresent() ? 1 : 0);
  }

  /** Returns its number of rules by the name of their bus. */
  public static Map<String, Integer> rules(Flow flow) {
    Map<String, Integer> rules = new TreeMap<>();
    for (FlowStart start : FlowStart.of(flow, Deployment.standIn())) {
      switch (start) {
        case FlowStart.OnEvent on ->
            rules.merge(on.rule().bus().orElse(EventPattern.DEFAULT_BUS), 1, Integer::sum);
        case FlowStart.AtTime at when at.schedule().inUtc() ->
            rules.merge(EventPattern.DEFAULT_BUS, 1, Integer::sum);
        case FlowStart.AtTime _ -> {
          // EventBridge Scheduler needs no rule.
        }
      }
    }
    return rules;
  }

  /** Returns the most bytes of template that it takes. */
  public static int bytes(Flow flow, Definitions definitions) {
    return inTemplate(definitions.flow(flow))
        + BYTES_OF_A_FLOW
        + (resources(flow) - 1) * BYTES_OF_A_RESOURCE
        + flow.tags().size() * BYTES_OF_A_TAG;
  }

  private static void stage(List<Flow> flows, List<Problem> problems) {
    int resources = SHARED_RESOURCES + flows.stream().mapToInt(StageLimits::resources).sum();
    if (resources > MOST_RESOURCES) {
      problems.add(
          problem(
              flows, "%d resources, and a stack can have %d".formatted(resources, MOST_RESOURCES)));
    }
    Map<String, Integer> rules = new TreeMap<>(Map.of(EventPattern.DEFAULT_BUS, SHARED_RULES));
    flows.forEach(flow -> rules(flow).forEach((bus, n) -> rules.merge(bus, n, Integer::sum)));
    rules.forEach(
        (bus, count) -> {
          if (count > MOST_RULES) {
            problems.add(
                problem(
                    flows,
                    "%d rules on the event bus %s, which can have %d"
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
      problems.add(
          problem(
              flows, "a template of %d bytes, and it can have %d".formatted(bytes, MOST_BYTES)));
    }
  }

  /** Returns the bytes of a definition as a string in the template's JSON. */
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
