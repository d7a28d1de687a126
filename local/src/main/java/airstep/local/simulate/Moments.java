package airstep.local.simulate;

import airstep.events.Flow;
import airstep.json.Json;
import airstep.local.interpreter.Execution;
import airstep.local.runtime.Recording;
import airstep.local.runtime.Stage;
import airstep.statemachine.Deployment;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What people do at some moments of a day: beside Airstep in Airbyte, and in AWS's console. */
final class Moments {

  /** As the run of a scheduled time is called. */
  private static final DateTimeFormatter KEY =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Day day;
  private final People people;
  private final Stage stage;
  private final Recording recording;

  Moments(Day day, People people, Stage stage, Recording recording) {
    this.day = day;
    this.people = people;
    this.stage = stage;
    this.recording = recording;
  }

  /** Whether there was anything that could go wrong. */
  boolean struck(Fault.At fault) {
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
      var _ =
          stage.stepFunctions().startExecution(Deployment.stateMachine(Played.SYNC), null, input);
    } else {
      var _ = stage.start(day.scene().flows().get(which - connections.size()), "{}");
    }
  }

  /** A person starts a flow, or a check of it, and calls that as a run, or its key, is called. */
  private boolean namedLikeRun(int which) {
    List<Flow> flows = day.scene().flows();
    Flow flow = flows.get(which % flows.size());
    List<String> names = names(flow);
    String name = names.get(which / 7 % names.size());
    String machine = Deployment.stateMachine(flow.name());
    boolean free =
        recording.executions().stream()
            .noneMatch(it -> it.stateMachineArn().equals(machine) && it.name().equals(name));
    if (free) {
      String input = which % 5 == 0 ? "{\"check\":true}" : "{}";
      var _ = stage.stepFunctions().startExecution(machine, name, input);
    }
    return free;
  }

  /** Keys and names of runs that were started, or will be. */
  private List<String> names(Flow flow) {
    List<String> names = new ArrayList<>();
    for (Day.Start start : day.starts()) {
      names.add(KEY.format(start.scheduledTime()));
      names.add(flow.name() + "-" + KEY.format(start.scheduledTime()));
    }
    for (Execution run : recording.executions()) {
      if (run.stateMachineArn().endsWith(":run")) {
        String name = run.name();
        names.add(name);
        if (name.startsWith(flow.name())) {
          names.add(name.substring(flow.name().length()));
          names.add(name.substring(Math.min(name.length(), flow.name().length() + 1)));
        }
        for (int at = name.indexOf('-'); at >= 0; at = name.indexOf('-', at + 1)) {
          names.add(name.substring(at + 1));
        }
      }
    }
    names.removeIf(String::isEmpty);
    return names;
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
