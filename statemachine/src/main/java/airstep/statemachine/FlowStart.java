package airstep.statemachine;

import airstep.flows.EventPattern;
import airstep.flows.Schedule;
import java.util.Optional;

/** One rule or schedule that starts a flow. A trigger can need several. */
public sealed interface FlowStart {

  /** Returns its name, unique within its flow. */
  String name();

  /** Returns the text that follows "Starts flow x: ". */
  String when();

  /** Returns the name of the bus of its rule; empty if EventBridge Scheduler starts the flow. */
  Optional<String> bus();

  /** A schedule whose cron has at most one restricted day field. Rules only know UTC. */
  record AtTime(String name, String when, Schedule schedule) implements FlowStart {
    @Override
    public Optional<String> bus() {
      return Optional.of(EventPattern.DEFAULT_BUS).filter(_ -> schedule.inUtc());
    }
  }

  record OnEvent(String name, String when, EventRule rule) implements FlowStart {
    @Override
    public Optional<String> bus() {
      return rule.bus().or(() -> Optional.of(EventPattern.DEFAULT_BUS));
    }
  }
}
