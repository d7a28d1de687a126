package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Recording;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people do at some moments of a day, in Airbyte and in the AWS console. */
record Moments(Day day, People people, EmbeddedStack stage, Recording recording) {

  /** Does what the fault says; false if there was nothing to do. */
  boolean act(InjectedFault.At fault) {
    return switch (fault.kind()) {
      case BY_HAND -> {
        byHand(fault.which() % (day.scene().connections().size() + day.scene().flows().size()));
        yield true;
      }
      case STOPPED, STOPPED_ALONE, CLEAN_UP_TWICE -> stop(fault.which());
      case NAMED_LIKE_RUN -> namedLikeRun(fault.which());
      default -> people.act(fault);
    };
  }

  private void byHand(int which) {
    List<UUID> connections = day.scene().connections();
    if (which < connections.size()) {
      String input = Json.write(Map.of("connectionId", connections.get(which).toString()));
      stage.stepFunctions().startExecution(Deployment.stateMachine(Played.SYNC), null, input);
    } else {
      stage.start(day.scene().flows().get(which - connections.size()), "{}");
    }
  }

  /** A person starts a flow, or a check of it, under the name of a run or of its key. */
  private boolean namedLikeRun(int which) {
    List<Flow> flows = day.scene().flows();
    Flow flow = flows.get(which % flows.size());
    List<List<String>> choices = new LikeRuns(day.starts(), flows, recording).of(flow);
    List<String> names = choices.get(which / 7 % choices.size());
    String machine = Deployment.stateMachine(flow.name());
    boolean free =
        recording.executions().stream()
            .noneMatch(it -> it.stateMachineArn().equals(machine) && names.contains(it.name()));
    if (free) {
      String input = which % 5 == 0 ? "{\"check\":true}" : "{}";
      for (String name : names) {
        stage.stepFunctions().startExecution(machine, name, input);
      }
    }
    return free;
  }

  private boolean stop(int which) {
    List<Execution> running =
        recording.executions().stream().filter(execution -> !execution.isClosed()).toList();
    if (!running.isEmpty()) {
      stage
          .stepFunctions()
          .stopExecution(running.get(which % running.size()).arn(), null, "stopped by a person");
    }
    return !running.isEmpty();
  }
}
