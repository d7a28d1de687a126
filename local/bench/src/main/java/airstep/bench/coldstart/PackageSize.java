package airstep.bench.coldstart;

import airstep.bench.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The size of what a deployment uploads for all functions.
 *
 * @param home the folder of the project
 */
public record PackageSize(Path home) implements Benchmark {

  private static final double MEGABYTE = 1_000_000;

  @Override
  public String name() {
    return "size";
  }

  @Override
  public String heading() {
    return "Size of the functions";
  }

  /** The compression depends a little on the JDK. */
  @Override
  public boolean measured() {
    return true;
  }

  @Override
  public List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("All functions share one package, of which a deployment uploads that for arm64.");
    lines.add("");
    lines.add("| platform | MB |");
    lines.add("| --- | --: |");
    for (String platform : Tasks.PLATFORMS) {
      double size = Files.size(new Tasks(home).functions(platform)) / MEGABYTE;
      lines.add(String.format(Locale.ROOT, "| %s | %.1f |", platform, size));
    }
    return lines;
  }
}
