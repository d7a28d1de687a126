package airstep.bench;

import airstep.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that measures, as far as it matters for a reader of the figures. */
public record MeasuredOn(int cores, String processor, String system, String java) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** Returns this machine. */
  public static MeasuredOn current() {
    return new MeasuredOn(
        Runtime.getRuntime().availableProcessors(),
        model(),
        System.getProperty("os.name"),
        Runtime.version().toString());
  }

  /** Returns the model of the processor where Linux names it, otherwise its architecture. */
  private static String model() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException _) {
      return System.getProperty("os.arch");
    }
  }

  @Override
  public String toString() {
    return "%s of %s, %s, Java %s".formatted(Counted.of(cores, "core"), processor, system, java);
  }
}
