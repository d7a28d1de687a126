package airstep.operate;

import airstep.flows.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/**
 * The state machines of a stage by the names that the deployment gives them. Listing them needs one
 * call and one permission, and also tells the account and which stages and flows there are.
 *
 * @param arns the ARN of each machine by its name in the stage: {@code run}, {@code sync} or a flow
 */
record AwsStage(String name, Map<String, String> arns) {

  private static final Set<String> SHARED = Set.of("run", "sync");

  /** Stage names contain no hyphen. */
  private static final Pattern MACHINE = Pattern.compile("airstep-([a-z][a-z0-9]{0,11})-(.+)");

  /**
   * Finds the stage.
   *
   * @param whose where it is looked for, for messages
   * @throws PlaceUnusableException if there is no such stage
   */
  static AwsStage find(String stage, SfnClient states, String whose) {
    Map<String, Map<String, String>> stages = new TreeMap<>();
    for (StateMachineListItem machine : states.listStateMachinesPaginator().stateMachines()) {
      Matcher parts = MACHINE.matcher(machine.name());
      if (parts.matches()) {
        stages
            .computeIfAbsent(parts.group(1), _ -> new LinkedHashMap<>())
            .put(parts.group(2), machine.stateMachineArn());
      }
    }
    stages.values().removeIf(machines -> !machines.containsKey("run"));
    if (!stages.containsKey(stage)) {
      throw new PlaceUnusableException(
          "there is no stage %s in %s; %s".formatted(stage, whose, remedy(stage, stages.keySet())));
    }
    return new AwsStage(stage, stages.get(stage));
  }

  private static String remedy(String stage, Set<String> stages) {
    return stages.isEmpty()
        ? "it has none; choose another --region or --profile, or deploy one"
        : Spelling.remedy(stage, stages, "its stages are " + String.join(", ", stages));
  }

  /**
   * Returns the ARN of a machine.
   *
   * @throws PlaceUnusableException if the stage has none of that name
   */
  String machine(String machine) {
    if (!arns.containsKey(machine)) {
      List<String> flows = arns.keySet().stream().filter(it -> !SHARED.contains(it)).toList();
      String all = "its flows are " + flows.stream().sorted().collect(Collectors.joining(", "));
      throw new PlaceUnusableException(
          "stage %s has no flow %s; %s"
              .formatted(name, machine, Spelling.remedy(machine, flows, all)));
    }
    return arns.get(machine);
  }
}
