package airstep.infra;

import java.util.List;

/** What was asked for cannot be deployed; each line says what, where and what to do. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> lines;

  RefusedException(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
