package airstep.flows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The caps on syncs, one for each Airbyte. */
final class Caps {

  /** A sync that waits for a retry keeps its turn, so that it starts its next job in time. */
  private static final Duration LONGEST_RETRIES = Duration.ofHours(1);

  private Caps() {}

  /**
   * Returns a problem for each flow whose cap differs from that of another flow, or whose retries
   * keep the turns of its syncs for too long.
   */
  static List<Problem> check(List<Flow> flows) {
    Map<String, Flow> first = firstWithCap(flows);
    List<Problem> problems = new ArrayList<>();
    for (Flow flow : flows) {
      Flow other = first.get(flow.airbyteSecret());
      Duration retries = flow.sync().retries().longestTogether();
      if (other != null && retries.compareTo(LONGEST_RETRIES) > 0) {
        problems.add(
            flow.problem(
                "retries",
                ("retries: all pauses together can take %s, in which a sync keeps its turn of the"
                        + " airbyte.maxConcurrent in flow %s and others wait")
                    .formatted(DurationText.of(retries), other.name()),
                "lower count, delay or multiplier to keep them within "
                    + DurationText.of(LONGEST_RETRIES)));
      }
      if (flow.maxConcurrent().isPresent() && !flow.maxConcurrent().equals(other.maxConcurrent())) {
        problems.add(
            flow.problem(
                "airbyte",
                "airbyte.maxConcurrent: %d here, but %d in flow %s, for the same secret"
                    .formatted(
                        flow.maxConcurrent().get(),
                        other.maxConcurrent().orElseThrow(),
                        other.name()),
                "use one number, which then holds for all flows with this secret"));
      }
    }
    return problems;
  }

  /** Returns the flows, each with the cap that any flow gives for its secret. */
  static List<Flow> spread(List<Flow> flows) {
    Map<String, Flow> first = firstWithCap(flows);
    return flows.stream()
        .map(
            flow ->
                flow.with(
                    Optional.ofNullable(first.get(flow.airbyteSecret()))
                        .flatMap(Flow::maxConcurrent)))
        .toList();
  }

  private static Map<String, Flow> firstWithCap(List<Flow> flows) {
    Map<String, Flow> first = new TreeMap<>();
    flows.stream()
        .filter(flow -> flow.maxConcurrent().isPresent())
        .sorted(Comparator.comparing(Flow::name))
        .forEach(flow -> first.putIfAbsent(flow.airbyteSecret(), flow));
    return first;
  }
}
