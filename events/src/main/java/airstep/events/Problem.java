package airstep.events;

import java.nio.file.Path;

/** One thing to put right, as one line: where it is, what it is, what to do. */
public record Problem(Path file, int line, String what, String remedy) {
  public Problem {
    what = oneLine(what);
    remedy = oneLine(remedy);
  }

  @Override
  public String toString() {
    return "%s:%d: %s; %s".formatted(file, line, what, remedy);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
