package airstep.states;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Iterates over a paged list. Fetches a page when its first row is needed. */
record Pages<T>(Function<String, Page<T>> fetch) implements Iterable<T> {

  /**
   * A page of rows.
   *
   * @param next the token for the next page; null for the last page
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
