package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.State;
import airstep.asl.definition.StateGraph;
import airstep.asl.json.ObjectValue;
import java.time.Duration;
import java.util.Optional;

/**
 * One thread of control through a graph: the whole machine, or one iteration of a Map state.
 * Iterations take turns, a state each, as they do on AWS.
 */
final class Branch {

  final Interpreter interpreter;
  private final StateGraph graph;
  final Variables variables;
  final ObjectValue map;
  private final End end;

  /** The event that the next one follows. */
  long lastEvent;

  Visit current;
  private State next;
  private Object nextInput;
  private boolean moving;
  boolean over;

  /** Receives the result of a branch. */
  interface End {

    void succeeded(Object output);

    void failed(StateError error);
  }

  /**
   * Creates a branch that has not begun.
   *
   * @param map the field {@code Map} of the context object, or null outside of a Map state
   */
  Branch(
      Interpreter interpreter,
      StateGraph graph,
      Variables variables,
      ObjectValue map,
      long lastEvent,
      End end) {
    this.interpreter = interpreter;
    this.graph = graph;
    this.variables = variables;
    this.map = map;
    this.lastEvent = lastEvent;
    this.end = end;
  }

  void begin(Object input) {
    move(graph.start(), input);
  }

  /** Continues with the next state, or ends. */
  void leave(Optional<String> name, Object output) {
    if (name.isPresent() && map != null) {
      State following = graph.states().get(name.get());
      current = null;
      interpreter.later(Duration.ZERO, () -> takeTurn(following, output));
    } else if (name.isPresent()) {
      move(graph.states().get(name.get()), output);
    } else {
      over = true;
      end.succeeded(output);
    }
  }

  private void takeTurn(State state, Object input) {
    if (!over) {
      move(state, input);
    }
  }

  void fail(StateError error) {
    over = true;
    end.failed(error);
  }

  /** Ends the branch without a result and abandons what it waits for; no effect after its end. */
  void abort() {
    if (over) {
      return;
    }
    over = true;
    next = null;
    if (current != null) {
      current.abort();
    }
  }

  /** Adds an event that follows the last one of this branch. */
  long append(HistoryEventType type, Detail... details) {
    lastEvent = interpreter.append(lastEvent, type, details);
    return lastEvent;
  }

  /**
   * Enters a state. States that end at once do not nest: a loop in the outermost call enters them.
   */
  private void move(State state, Object input) {
    next = state;
    nextInput = input;
    if (moving) {
      return;
    }
    moving = true;
    try {
      while (next != null) {
        State entered = next;
        next = null;
        current = Visit.of(this, entered, nextInput);
        current.enter();
      }
    } finally {
      moving = false;
    }
  }
}
