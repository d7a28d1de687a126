package airstep.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One part of the page of benchmarks, which can be renewed on its own. */
public interface Benchmark {

  /** The word that selects it on the command line, such as {@code polling}. */
  String name();

  /** The heading of its part of the page, without the {@code ##}. */
  String heading();

  /**
   * Returns whether its figures depend on the machine. The page then says on which machine and when
   * they were measured. Other sections are counted: they have the same content everywhere.
   */
  boolean measured();

  /** Counts or measures, and returns the lines of Markdown below the heading. */
  List<String> lines() throws Exception;

  /** Returns the pictures that the lines show, each with its path from the page's folder. */
  default Map<Path, String> pictures() throws Exception {
    return Map.of();
  }
}
