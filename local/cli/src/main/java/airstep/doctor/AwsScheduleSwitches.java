package airstep.doctor;

import airstep.flows.Flow;
import airstep.operate.Place;
import airstep.statemachine.Deployment;
import airstep.statemachine.FlowStart;
import airstep.statemachine.FlowStarts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;

/** Compares the state of rules and schedules on AWS with {@code enabled} in the files. */
public record AwsScheduleSwitches(Place place, StageServices aws) implements ScheduleSwitches {

  /** As the deployment describes a rule; its name may be cut. */
  private static final Pattern DESCRIPTION = Pattern.compile("Starts flow (\\S+): .*");

  /** A rule or schedule. */
  private record Start(String name, boolean on) {}

  @Override
  public List<Difference> of(List<Flow> flows) {
    Deployment deployment =
        new Deployment(place.stage(), _ -> "", place.machine()::apply, "", "", "");
    Map<String, List<FlowStart>> expected = new HashMap<>();
    flows.forEach(flow -> expected.put(flow.name(), FlowStarts.of(flow, deployment)));
    Map<String, List<Start>> found = new HashMap<>();
    TreeSet<String> buses = new TreeSet<>();
    expected.values().stream()
        .flatMap(List::stream)
        .forEach(start -> start.bus().ifPresent(buses::add));
    buses.forEach(bus -> rules(bus, found));
    boolean scheduled =
        expected.values().stream().flatMap(List::stream).anyMatch(it -> it.bus().isEmpty());
    if (scheduled) {
      schedules(flows, found);
    }
    List<Difference> switched = new ArrayList<>();
    for (Flow flow : flows) {
      List<Start> starts = found.getOrDefault(flow.name(), List.of());
      int missing = expected.get(flow.name()).size() - starts.size();
      if (missing > 0) {
        switched.add(
            new Difference(
                flow.name(),
                "%d of its rules and schedules do not exist on AWS".formatted(missing),
                "cd infra && npx cdk deploy -c stage=" + place.stage()));
      }
      starts.stream()
          .filter(start -> start.on() != flow.enabled())
          .forEach(start -> switched.add(differs(flow, start)));
    }
    return switched;
  }

  private static Difference differs(Flow flow, Start start) {
    return start.on()
        ? new Difference(
            flow.name(),
            start.name() + " is switched on, although the file says enabled: false",
            "./airstep flows pause " + flow.name() + " --on aws")
        : new Difference(
            flow.name(),
            start.name() + " is switched off by hand, so it starts nothing",
            "./airstep flows resume " + flow.name() + " --on aws");
  }

  private void rules(String bus, Map<String, List<Start>> found) {
    String token = null;
    do {
      String next = token;
      ListRulesResponse page =
          aws.rules().listRules(r -> r.namePrefix(aws.prefix()).eventBusName(bus).nextToken(next));
      page.rules()
          .forEach(
              rule -> {
                Matcher words =
                    DESCRIPTION.matcher(rule.description() == null ? "" : rule.description());
                if (words.matches()) {
                  add(
                      words.group(1),
                      new Start("rule " + rule.name(), !rule.stateAsString().equals("DISABLED")),
                      found);
                }
              });
      token = page.nextToken();
    } while (token != null);
  }

  private void schedules(List<Flow> flows, Map<String, List<Start>> found) {
    Map<String, String> names = new HashMap<>();
    flows.forEach(flow -> names.put(place.machine().apply(flow.name()), flow.name()));
    try {
      aws.schedules()
          .listSchedulesPaginator(r -> r.groupName(aws.prefix() + "flows"))
          .schedules()
          .forEach(
              one ->
                  add(
                      names.getOrDefault(one.target().arn(), ""),
                      new Start("schedule " + one.name(), !one.stateAsString().equals("DISABLED")),
                      found));
    } catch (ResourceNotFoundException _) {
      // Without the group there is no schedule, which is reported as missing.
    }
  }

  private static void add(String flow, Start start, Map<String, List<Start>> found) {
    found.computeIfAbsent(flow, _ -> new ArrayList<>()).add(start);
  }
}
