package airstep.flows;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A parser that refuses lists and mappings nested beyond a limit. Code that reads them is recursive
 * and would overflow the stack.
 */
final class BoundedNesting extends ParserImpl {
  /** Far more than any flow needs: an event pattern with every matcher has about a dozen levels. */
  static final int DEEPEST = 50;

  private int depth;

  /** A list or mapping is nested too deeply. */
  static final class TooDeepException extends RuntimeException {
    final int line;

    private TooDeepException(int line) {
      super("line " + line, null, false, false);
      this.line = line;
    }
  }

  BoundedNesting(LoadSettings settings, StreamReader reader) {
    super(settings, reader);
  }

  /**
   * Returns the next event.
   *
   * @throws TooDeepException if it starts a list or mapping below the deepest allowed level
   */
  @Override
  public Event next() {
    Event event = super.next();
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      throw new TooDeepException(event.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }
}
