package airstep.infra;

import java.util.List;

/** The options or flows cannot be deployed. Each line is one problem and how to fix it. */
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
