package airstep.simulate;

import airstep.asl.Execution;
import airstep.embedded.stack.EmbeddedStack;
import airstep.embedded.stack.Recording;
import airstep.flows.Connections;
import airstep.flows.Flow;
import airstep.json.Json;
import airstep.statemachine.Deployment;
import airstep.vocabulary.FlowInput.RetryOfRun;
import airstep.vocabulary.FlowInput.Selected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** What people do at some moments of a day, in Airbyte and in the AWS console. */
record Moments(FaultyWorld world, EmbeddedStack stage, Recording recording) {

  /** Does what the fault says; false if there was nothing to do. */
  boolean act(InjectedFault.At fault) {
    return switch (fault.kind()) {
      case BY_HAND -> byHand(fault.which());
      case SOME_BY_HAND -> someByHand(fault.which());
      case STOPPED, STOPPED_ALONE, CLEAN_UP_TWICE ->
          stop(stage, recording.executions(), fault.which());
      case NAMED_LIKE_RUN -> namedLikeRun(fault.which());
      default -> world.people.act(fault);
    };
  }

  private boolean byHand(int which) {
    List<UUID> connections = world.day.scene().connections();
    List<Flow> flows = world.day.scene().flows();
    int chosen = which % (connections.size() + flows.size());
    if (chosen < connections.size()) {
      String input = Json.write(Map.of("connectionId", connections.get(chosen).toString()));
      stage.stepFunctions().startExecution(Deployment.stateMachine(PlayedDay.SYNC), null, input);
    } else {
      stage.start(flows.get(chosen - connections.size()), "{}");
    }
    return true;
  }

  /** A person starts a flow for some connections, one of which it may not sync. */
  private boolean someByHand(int which) {
    List<UUID> all = world.day.scene().connections();
    List<Flow> flows = world.day.scene().flows();
    Flow flow = flows.get(which % flows.size());
    List<String> ids =
        switch (flow.connections()) {
          case Connections.Named(List<String> named) when which % 5 > 0 -> named;
          default -> all.stream().map(UUID::toString).toList();
        };
    int mask = 1 + which / 7 % ((1 << ids.size()) - 1);
    List<String> some =
        IntStream.range(0, ids.size())
            .filter(i -> (mask >> i) % 2 == 1)
            .mapToObj(ids::get)
            .toList();
    Optional<Execution> parent =
        recording.executions().stream()
            .filter(run -> run.stateMachineArn().endsWith(":run"))
            .filter(run -> run.name().matches(flow.name() + "[A-Z_].*"))
            .findFirst();
    stage.start(
        flow,
        parent
            .map(run -> Json.write(new RetryOfRun(some, run.name())))
            .orElseGet(() -> Json.write(new Selected(some))));
    return true;
  }

  /** A person starts a flow, or a check of it, under the name of a run or of its key. */
  private boolean namedLikeRun(int which) {
    List<Flow> flows = world.day.scene().flows();
    Flow flow = flows.get(which % flows.size());
    List<List<String>> choices = new LikeRuns(world.day.starts(), flows, recording).of(flow);
    List<String> names = choices.get(which / 7 % choices.size());
    String machine = Deployment.stateMachine(flow.name());
    boolean free =
        recording.executions().stream()
            .noneMatch(it -> it.stateMachineArn().equals(machine) && names.contains(it.name()));
    if (free) {
      String input = which % 5 == 0 ? "{\"check\":true}" : "{}";
      names.forEach(name -> stage.stepFunctions().startExecution(machine, name, input));
    }
    return free;
  }

  /** Stops one of the running executions; false if there are none. */
  static boolean stop(EmbeddedStack stage, List<Execution> executions, int which) {
    List<Execution> running = executions.stream().filter(it -> !it.isClosed()).toList();
    if (!running.isEmpty()) {
      String arn = running.get(which % running.size()).arn();
      stage.stepFunctions().stopExecution(arn, null, "stopped by a person");
    }
    return !running.isEmpty();
  }
}
