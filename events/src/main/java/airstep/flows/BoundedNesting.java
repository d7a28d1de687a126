package airstep.flows;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * A parser that refuses lists and mappings nested beyond a limit. Code that reads them is recursive
 * and would overflow the stack.
 */
final class BoundedNesting implements Parser {
  /** Far more than any flow needs: an event pattern with every matcher has about a dozen levels. */
  static final int DEEPEST = 50;

  private final Parser parser;
  private int depth;

  /** A list or mapping is nested too deeply. */
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
   * Returns the next event.
   *
   * @throws TooDeepException if it starts a list or mapping below the deepest allowed level
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
