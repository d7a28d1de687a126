package airstep.cli;

import airstep.flows.Flow;
import airstep.operate.Pause;
import airstep.operate.PauseState;
import airstep.operate.Place;
import airstep.operate.TriggerState;
import airstep.operate.TriggerState.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a pause or its end would change on AWS; on this machine, only a line of the store. */
record PauseQuestion(Place place, Flow flow, PauseState before) {

  /** Returns why there is nothing to pause, in one line. */
  Optional<String> nothingToPause() {
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
  Optional<String> notToResume() {
    return place.isLocal() || flow.enabled()
        ? Optional.empty()
        : Optional.of(
            flow.name() + " is disabled in its file; set enabled: true there and deploy it");
  }

  /** Returns what a pause changes, a line for each. */
  List<String> before(Pause pause) {
    if (place.isLocal()) {
      return List.of();
    }
    List<String> lines = changes(PauseText.of(pause, flow.zone()));
    lines.add(
        "A deployment that changes one of them ends its pause; any other leaves it paused. To keep"
            + " the flow off, set enabled: false in its file.");
    return lines;
  }

  /** Returns what the end of a pause changes, a line for each. */
  List<String> beforeItsEnd() {
    return place.isLocal() ? List.of() : changes("started again by");
  }

  private List<String> changes(String what) {
    List<String> lines = new ArrayList<>();
    lines.add(place.stage() + ": " + flow.name() + " will be " + what);
    for (TriggerState trigger : before.triggers()) {
      String missing = trigger.state() == State.MISSING ? ", which is not deployed" : "";
      lines.add("  " + trigger.service() + " " + trigger.name() + missing);
    }
    return lines;
  }

  private static String names(List<TriggerState> triggers) {
    return triggers.stream()
        .map(trigger -> trigger.service() + " " + trigger.name())
        .collect(Collectors.joining(", "));
  }
}
