package airstep.operate;

import airstep.flows.Flow;
import airstep.store.PauseTable;
import airstep.store.StoredPause;
import java.util.List;
import java.util.Optional;

/**
 * The pauses on this machine, where the store keeps them and {@code run} asks before it starts a
 * flow at a scheduled time.
 */
public record LocalPauses(PauseTable pauses) implements Pauses {

  @Override
  public PauseState of(Flow flow) {
    Optional<Pause> pause =
        pauses.of(flow.name()).map(stored -> new Pause(stored.until(), stored.why()));
    return new PauseState(pause, List.of());
  }

  @Override
  public void pause(Flow flow, Pause pause) {
    pauses.put(new StoredPause(flow.name(), pause.until(), pause.why()));
  }

  @Override
  public void resume(Flow flow) {
    pauses.remove(flow.name());
  }
}
