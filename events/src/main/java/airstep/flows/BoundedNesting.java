package airstep.flows;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * A parser that refuses lists and mappings in each other beyond a depth: what reads them further
 * goes down with them, and would run out of stack.
 */
final class BoundedNesting implements Parser {
  /** Far more than any flow needs: an event pattern with all its matchers has a dozen. */
  static final int DEEPEST = 50;

  private final Parser parser;
  private int depth;

  /** A list or mapping lies too deep in others. */
  static final class TooDeepException extends RuntimeException {
    final int line;

    private TooDeepException(int line) {
      super("line " + line, null, false, false);
      this.line = line;
    }
  }

  BoundedNesting(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  /**
   * The next event.
   *
   * @throws TooDeepException if it begins one list or mapping too many
   */
  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      throw new TooDeepException(event.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }
}
