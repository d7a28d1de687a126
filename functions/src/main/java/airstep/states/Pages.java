package airstep.states;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A list that its service gives page by page; a page is asked for when its first row is taken. */
record Pages<T>(Function<String, Page<T>> fetch) implements Iterable<T> {

  /**
   * Some rows.
   *
   * @param next what the next page is asked for with; null for the last page
   */
  record Page<T>(List<T> rows, String next) {}

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private Page<T> page;
      private Iterator<T> rows;

      @Override
      public boolean hasNext() {
        while (page == null || (!rows.hasNext() && page.next() != null)) {
          page = fetch.apply(page == null ? null : page.next());
          rows = page.rows().iterator();
        }
        return rows.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return rows.next();
      }
    };
  }
}
