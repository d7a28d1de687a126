package airstep.operate;

import airstep.flows.Flow;
import airstep.operate.TriggerState.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a pause of a flow, or its end, would change in a place: what a person is told before it.
 *
 * @param before the state of the flow's pause now
 */
public record PauseChange(Place place, Flow flow, PauseState before) {

  /** What a deployment does to a pause on AWS. */
  public static final String DEPLOYMENT =
      "A deployment that changes one of them ends its pause; any other leaves it paused. To"
          + " keep the flow off, set enabled: false in its file.";

  /** Returns why there is nothing to pause, in one line. */
  public Optional<String> nothingToPause() {
    if (place.isLocal()) {
      return Optional.empty();
    }
    String name = flow.name();
    if (before.triggers().isEmpty()) {
      return Optional.of(name + " has no trigger to pause: only a person starts it");
    }
    if (before.in(State.MISSING).size() == before.triggers().size()) {
      return Optional.of(
          "%s is not deployed to %s: there is no %s; deploy it first"
              .formatted(name, place.stage(), names(before.triggers())));
    }
    // A pause that has begun before the file said so may still end.
    return flow.enabled() || !before.in(State.PAUSED).isEmpty()
        ? Optional.empty()
        : Optional.of(name + " does not start by itself: its file says enabled: false");
  }

  /** Returns why it cannot be resumed, in one line. */
  public Optional<String> notToResume() {
    return place.isLocal() || flow.enabled()
        ? Optional.empty()
        : Optional.of(
            flow.name() + " is disabled in its file; set enabled: true there and deploy it");
  }

  /** Returns the rules and schedules on AWS that it changes, each in words. */
  public List<String> triggers() {
    return before.triggers().stream()
        .map(
            trigger ->
                trigger.service()
                    + " "
                    + trigger.name()
                    + (trigger.state() == State.MISSING ? ", which is not deployed" : ""))
        .toList();
  }

  private static String names(List<TriggerState> triggers) {
    return triggers.stream()
        .map(trigger -> trigger.service() + " " + trigger.name())
        .collect(Collectors.joining(", "));
  }
}
