package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.flows.After;
import airstep.flows.EventPattern;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import airstep.flows.Schedule;
import airstep.flows.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FlowStartTest {

  /** The keys of a flow file for each kind of trigger. */
  private static final Map<Class<?>, String> KINDS =
      Map.of(
          Schedule.class, "schedule: {cron: 0 7 1 * MON}",
          EventPattern.class, "on: {source: [dbt]}",
          After.class, "after: [other, another]");

  @Test
  void theFlowAcceptsTheInputOfEveryKindOfStart() {
    assertThat(KINDS).containsOnlyKeys(Trigger.class.getPermittedSubclasses());
    KINDS.forEach(
        (kind, keys) -> {
          Flow flow = flow(keys);
          String definition = new Definitions(List.of(flow), Deployment.standIn()).flow(flow);

          assertThat(flow.triggers()).as(keys).hasOnlyElementsOfType(kind);
          assertThat(FlowStarts.of(flow, Deployment.standIn()))
              .as(keys)
              .isNotEmpty()
              .allSatisfy(
                  start ->
                      assertThat(definition)
                          .contains("'" + String.join(", ", inputKeys(start)) + "'"));
        });
  }

  @Test
  void everyStartOfAFlowHasItsOwnName() {
    Flow flow = flow("schedule: {cron: 0 7 1 * MON}\non: {source: [dbt]}");

    assertThat(FlowStarts.of(flow, Deployment.standIn()))
        .extracting(FlowStart::name)
        .containsExactly("cron", "cron2", "on");
    assertThat(FlowStarts.of(flow("after: [a, b]"), Deployment.standIn()))
        .extracting(FlowStart::name)
        .containsExactly("after.a", "after.b");
  }

  private static Set<String> inputKeys(FlowStart start) {
    return switch (start) {
      case FlowStart.AtTime _ -> Set.of("scheduledTime");
      case FlowStart.OnEvent on -> new TreeSet<>(on.rule().input().keySet());
    };
  }

  private static Flow flow(String keys) {
    return FlowReader.of("flow", "connections: all-active\n" + keys + "\n");
  }
}
