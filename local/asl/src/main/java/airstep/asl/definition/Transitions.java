package airstep.asl.definition;

import java.util.ArrayList;
import java.util.List;

/** The ways out of a state. */
final class Transitions {

  private Transitions() {}

  /** Every exit of the state, also those after an error; none for Succeed and Fail. */
  static List<Exit> of(State state) {
    List<Exit> exits = new ArrayList<>();
    switch (state) {
      case State.Task task -> add(exits, task.exit(), task.recovery());
      case State.MapState map -> add(exits, map.exit(), map.recovery());
      case State.Wait wait -> exits.add(wait.exit());
      case State.Pass pass -> exits.add(pass.exit());
      case State.Choice choice -> {
        choice.rules().forEach(rule -> exits.add(rule.exit()));
        choice.otherwise().ifPresent(exits::add);
      }
      case State.Succeed _, State.Fail _ -> {}
    }
    return exits;
  }

  private static void add(List<Exit> exits, Exit exit, Recovery recovery) {
    exits.add(exit);
    recovery.catchers().forEach(catcher -> exits.add(catcher.exit()));
  }
}
