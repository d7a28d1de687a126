package airstep.statemachine;

import airstep.flows.Flow;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The length of the role policies that list flows or secrets, computed with the longest possible
 * partition, region and stage.
 */
public final class PolicyLimit {

  /** IAM's limit for all inline policies of a role, without white space. */
  public static final int MOST_CHARACTERS = 10_240;

  /** The other statements: log, traces, network and events, and the machines run and sync. */
  private static final int SHARED = 1_630;

  private static final String ACCOUNT = ":ap-southeast-1:123456789012:";
  private static final int EXECUTIONS =
      length("states" + ACCOUNT + "execution:airstep-abcdefghijkl-:*");
  private static final int MACHINE =
      length("states" + ACCOUNT + "stateMachine:airstep-abcdefghijkl-");
  private static final int SECRET = length("secretsmanager" + ACCOUNT + "secret:-??????");

  private PolicyLimit() {}

  /** Returns what is too long: the longest policy and its function. Empty if all of them fit. */
  static Optional<String> passed(Collection<Flow> flows) {
    return characters(flows).entrySet().stream()
        .filter(policy -> policy.getValue() > MOST_CHARACTERS)
        .max(Map.Entry.comparingByValue())
        .map(
            policy ->
                "a policy of %d characters for the function %s, and a role can have %d"
                    .formatted(policy.getValue(), policy.getKey(), MOST_CHARACTERS));
  }

  /** Returns the most characters of each policy that grows with the flows, by function. */
  public static Map<String, Integer> characters(Collection<Flow> flows) {
    List<String> all = flows.stream().map(Flow::name).toList();
    List<String> upstreams = flows.stream().flatMap(flow -> flow.upstreams().stream()).toList();
    int airbyte = named(SECRET, flows.stream().map(Flow::airbyteSecret).toList());
    int alert = named(SECRET, flows.stream().flatMap(PolicyLimit::alertSecrets).toList());
    return new TreeMap<>(
        Map.of(
            "check-upstream", SHARED + named(MACHINE, upstreams) + named(EXECUTIONS, upstreams),
            "notify-stopped", SHARED + alert + named(EXECUTIONS, all),
            "trigger-sync", SHARED + airbyte));
  }

  private static Stream<String> alertSecrets(Flow flow) {
    return Stream.of(flow.alerting().secret(), flow.usualAlerting().secret());
  }

  private static int named(int each, Collection<String> names) {
    return names.stream().distinct().mapToInt(name -> each + name.length()).sum();
  }

  /** Returns the length of an ARN as an item of a list. */
  private static int length(String rest) {
    return "\"arn:aws:\",".length() + rest.length();
  }
}
