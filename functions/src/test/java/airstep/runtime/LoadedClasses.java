package airstep.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes that the JVM of a function has loaded.
 *
 * @param log the file to which the JVM writes them
 */
record LoadedClasses(Path log) {

  /** The value of {@code JAVA_TOOL_OPTIONS} with which the JVM writes them. */
  String option() {
    return "-Xlog:class+load:file=" + log;
  }

  /** The names of those that start with the prefix. */
  List<String> in(String prefix) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.replaceFirst("^(\\[[^]]*])* *", "").split(" ", 2)[0])
          .filter(name -> name.startsWith(prefix))
          .toList();
    }
  }
}
