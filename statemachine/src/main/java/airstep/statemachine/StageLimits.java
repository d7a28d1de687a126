package airstep.statemachine;

import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.Problem;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Checks the flows of a stage against the limits of AWS before anything is deployed. The tests of
 * the deployment compare the numbers with its template.
 */
public final class StageLimits {

  /** The maximum number of resources of a stage besides those of its flows. */
  public static final int SHARED_RESOURCES = 120;

  /** The number of rules on the default bus of a stage besides those of its flows. */
  public static final int SHARED_RULES = 3;

  /** The maximum number of template bytes of a stage besides its flows, without definitions. */
  public static final int SHARED_BYTES = 70_000;

  /**
   * The maximum number of template bytes of a flow, without its definition: its machine, its lines
   * on the dashboard, and its name in the policies of roles.
   */
  public static final int BYTES_OF_A_FLOW = 2_900;

  /**
   * The maximum number of template bytes of each resource of a flow except its machine, without
   * tags.
   */
  public static final int BYTES_OF_A_RESOURCE = 1_600;

  /** The maximum number of template bytes of each tag of a flow, on its resources and dashboard. */
  public static final int BYTES_OF_A_TAG = 1_000;

  /** IAM's limit for all inline policies of a role, without white space. */
  public static final int MOST_CHARACTERS_OF_POLICIES = 10_240;

  /** Other statements of a role: log, traces, network, events, and the machines run and sync. */
  private static final int SHARED_CHARACTERS = 1_630;

  /** The longest region and stage. */
  private static final String ACCOUNT = ":ap-southeast-1:123456789012:";

  private static final int EXECUTIONS =
      arnLength("states" + ACCOUNT + "execution:airstep-abcdefghijkl-:*");
  private static final int MACHINE =
      arnLength("states" + ACCOUNT + "stateMachine:airstep-abcdefghijkl-");
  private static final int SECRET = arnLength("secretsmanager" + ACCOUNT + "secret:-??????");

  private static final int MOST_RESOURCES = 500;
  private static final int MOST_RULES = 300;
  private static final int MOST_BYTES = 1_000_000;
  private static final String WAY_OUT =
      "move some of them to another folder, and deploy it as a second app with -c flows=DIR and"
          + " another stage";

  private StageLimits() {}

  /** Returns one problem for each limit that a flow or, if none does, the stage exceeds. */
  public static List<Problem> check(List<Flow> flows) {
    List<Problem> problems =
        flows.stream().flatMap(flow -> Limits.check(flow, flows).stream()).toList();
    return flows.isEmpty() || !problems.isEmpty()
        ? problems
        : stage(flows).map(what -> problem(flows, what)).toList();
  }

  /** Returns its number of resources: its machine, starts, their role, and its freshness alarm. */
  public static int resources(Flow flow) {
    int starts = FlowStarts.of(flow, Deployment.standIn()).size();
    return 1 + starts + (starts > 0 ? 1 : 0) + (flow.freshness().isPresent() ? 1 : 0);
  }

  /** Returns its number of rules by the name of their bus. */
  public static Map<String, Integer> rules(Flow flow) {
    Map<String, Integer> rules = new TreeMap<>();
    FlowStarts.of(flow, Deployment.standIn()).stream()
        .flatMap(start -> start.bus().stream())
        .forEach(bus -> rules.merge(bus, 1, Integer::sum));
    return rules;
  }

  /** Returns the maximum number of template bytes that it takes. */
  public static int bytes(Flow flow, Definitions definitions) {
    return inTemplate(definitions.flow(flow))
        + BYTES_OF_A_FLOW
        + (resources(flow) - 1) * BYTES_OF_A_RESOURCE
        + flow.tags().size() * BYTES_OF_A_TAG;
  }

  /** Returns the most characters of each policy that grows with the flows, by function. */
  public static Map<String, Integer> policies(List<Flow> flows) {
    Stream<String> all = flows.stream().map(Flow::name);
    List<String> upstreams = flows.stream().flatMap(flow -> flow.upstreams().stream()).toList();
    Stream<String> airbyte = flows.stream().map(Flow::airbyteSecret);
    Stream<String> alert =
        flows.stream().flatMap(f -> Stream.of(f.alerting().secret(), f.usualAlerting().secret()));
    return new TreeMap<>(
        Map.of(
            "check-upstream",
            SHARED_CHARACTERS
                + named(MACHINE, upstreams.stream())
                + named(EXECUTIONS, upstreams.stream()),
            "notify-stopped",
            SHARED_CHARACTERS + named(SECRET, alert) + named(EXECUTIONS, all),
            "trigger-sync",
            SHARED_CHARACTERS + named(SECRET, airbyte)));
  }

  private static int named(int each, Stream<String> names) {
    return names.distinct().mapToInt(name -> each + name.length()).sum();
  }

  /** Returns the length of an ARN as an item of a list. */
  private static int arnLength(String rest) {
    return "\"arn:aws:\",".length() + rest.length();
  }

  private static Stream<String> stage(List<Flow> flows) {
    int resources = SHARED_RESOURCES + flows.stream().mapToInt(StageLimits::resources).sum();
    Map<String, Integer> rules = new TreeMap<>(Map.of(EventPattern.DEFAULT_BUS, SHARED_RULES));
    flows.forEach(flow -> rules(flow).forEach((bus, n) -> rules.merge(bus, n, Integer::sum)));
    Definitions definitions = new Definitions(flows, Deployment.standIn());
    long bytes =
        SHARED_BYTES
            + inTemplate(definitions.run())
            + inTemplate(definitions.sync())
            + inTemplate(definitions.oldVersions())
            + flows.stream().mapToLong(flow -> bytes(flow, definitions)).sum();
    return Stream.of(
            over(resources, MOST_RESOURCES, "%d resources, and a stack can have %d"),
            rules.keySet().stream()
                .flatMap(
                    bus ->
                        over(
                            rules.get(bus),
                            MOST_RULES,
                            "%d rules on the event bus " + bus + ", which can have %d")),
            policies(flows).entrySet().stream().max(Map.Entry.comparingByValue()).stream()
                .flatMap(
                    policy ->
                        over(
                            policy.getValue(),
                            MOST_CHARACTERS_OF_POLICIES,
                            "a policy of %d characters for the function "
                                + policy.getKey()
                                + ", and a role can have %d")),
            over(bytes, MOST_BYTES, "a template of %d bytes, and it can have %d"))
        .flatMap(passed -> passed);
  }

  /** Returns the text with both numbers if the first one is larger. */
  private static Stream<String> over(long count, int most, String text) {
    return count > most ? Stream.of(text.formatted(count, most)) : Stream.of();
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
