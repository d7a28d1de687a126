package airstep.operate;

import airstep.operate.TriggerState.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps a flow from starting by itself.
 *
 * @param pause the last known pause, which may be over
 * @param triggers the rules and schedules on AWS that start the flow; empty on this machine
 */
public record PauseState(Optional<Pause> pause, List<TriggerState> triggers) {

  /** Returns the state of a flow with these rules and schedules. */
  static PauseState of(List<TriggerState> triggers) {
    return new PauseState(
        triggers.stream().flatMap(trigger -> trigger.pause().stream()).findFirst(), triggers);
  }

  /** Returns the pause that keeps triggers from starting the flow now. */
  public Optional<Pause> active(Instant now) {
    return triggers.isEmpty()
        ? pause.filter(it -> !it.isOver(now))
        : in(State.PAUSED).stream().flatMap(trigger -> trigger.pause().stream()).findFirst();
  }

  /**
   * Returns whether there is something that a resumption ends: a pause, or a trigger that is off.
   */
  public boolean canResume(Instant now) {
    return active(now).isPresent() || !in(State.DISABLED).isEmpty();
  }

  /** Returns the triggers that are in this state. */
  public List<TriggerState> in(State state) {
    return triggers.stream().filter(trigger -> trigger.state() == state).toList();
  }
}
