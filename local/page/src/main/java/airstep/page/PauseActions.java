package airstep.page;

import airstep.flows.Flow;
import airstep.operate.Pause;
import airstep.operate.PauseChange;
import airstep.operate.Pauses;
import airstep.operate.Place;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The changes that the page makes: it pauses and resumes flows. */
record PauseActions(Place place, Supplier<List<Flow>> flows, Pauses pauses, InstantSource clock) {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  /**
   * Returns whether there is such an action.
   *
   * @param name what follows the name of the flow
   */
  static boolean has(String name) {
    return name.equals("pause") || name.equals("resume");
  }

  /**
   * Does it, and returns the pause that follows, if any.
   *
   * @throws WrongRequestException if it cannot be done
   */
  JsonFields act(String name, String flowName, JsonObject asked) {
    Flow flow =
        flows.get().stream()
            .filter(it -> it.name().equals(flowName))
            .findFirst()
            .orElseThrow(
                () -> new WrongRequestException(NOT_FOUND, "there is no flow " + flowName));
    PauseChange change = new PauseChange(place, flow, place.pauses().of(flow));
    Optional<Pause> pause = Optional.empty();
    if (name.equals("pause")) {
      pause = Optional.of(PauseRequest.of(asked, clock.instant()));
      refuse(change.nothingToPause());
      pauses.pause(flow, pause.get());
    } else {
      refuse(change.notToResume());
      pauses.resume(flow);
    }
    return new JsonFields()
        .put("flow", flowName)
        .put("paused", pause.isPresent())
        .put("pausedUntil", pause.flatMap(Pause::until))
        .put("why", pause.map(Pause::why));
  }

  private static void refuse(Optional<String> reason) {
    reason.ifPresent(
        text -> {
          throw new WrongRequestException(CONFLICT, text);
        });
  }
}
