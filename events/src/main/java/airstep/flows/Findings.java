package airstep.flows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Collects the problems of one file, so that all of them are reported at once. */
final class Findings {
  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  Findings(Path file) {
    this.file = file;
  }

  void refuse(int line, String what, String remedy) {
    problems.add(new Problem(file, line, what, remedy));
  }

  void warn(int line, String what, String remedy) {
    warnings.add(new Problem(file, line, what, remedy));
  }

  /** Parses the value; empty after adding a problem that starts with the name. */
  <T> Optional<T> attempt(String name, Yaml value, Function<Yaml, T> parser) {
    if (value instanceof Yaml.Scalar(_, var kind, int line, _)
        && (kind == Yaml.Kind.REFUSED || kind == Yaml.Kind.NOTHING)) {
      if (kind == Yaml.Kind.NOTHING) {
        refuse(line, name + " has no value", "give it one or delete the line");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(value));
    } catch (Refusal refusal) {
      List<String> variables = value.variables();
      if (variables.isEmpty()) {
        refuse(value.line(), name + ": " + refusal.what, refusal.remedy);
      } else {
        // A variable may contain a secret by mistake, so its value is never shown.
        String cannot =
            value instanceof Yaml.Scalar ? "%s cannot be used here" : "cannot be used with %s";
        String what = cannot.formatted(FlowVariables.valueOf(variables));
        refuse(value.line(), name + ": " + what, refusal.plainly);
      }
      return Optional.empty();
    }
  }

  int count() {
    return problems.size();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<Problem> warnings() {
    return List.copyOf(warnings);
  }
}
