package airstep.operate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The last runs of a flow, newest first, of which each is asked for once, when it is needed: on AWS
 * each takes a call.
 */
final class LastRuns implements Iterable<Run> {

  private final List<Run> known = new ArrayList<>();
  private final Iterator<ListedRun> rest;
  private final Function<ListedRun, Run> read;

  /**
   * Creates them.
   *
   * @param listed the runs, newest first
   * @param read asks for one of them
   */
  LastRuns(Iterator<ListedRun> listed, Function<ListedRun, Run> read) {
    this.rest = listed;
    this.read = read;
  }

  @Override
  public Iterator<Run> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < known.size() || rest.hasNext();
      }

      @Override
      public Run next() {
        if (next == known.size()) {
          known.add(read.apply(rest.next()));
        }
        return known.get(next++);
      }
    };
  }
}
