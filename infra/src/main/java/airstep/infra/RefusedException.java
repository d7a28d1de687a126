package airstep.infra;

import java.util.List;

/** The options or flows cannot be deployed. Each line is one problem and how to fix it. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedException(List<String> lines) {
    super(String.join("\n", lines));
  }
}
