package airstep.imports;

/** A file of another tool is no YAML. */
public final class BrokenYamlException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int line;

  /** Creates it for a line, counted from 1. */
  BrokenYamlException(int line, String what, Throwable cause) {
    super("broken YAML: " + what, cause);
    this.line = line;
  }

  /** Returns the line, counted from 1. */
  public int line() {
    return line;
  }
}
