package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Substitutes the variables of one file and refuses texts that are not allowed afterwards. */
final class Substitution {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final String counts;
  private final Path file;
  private final Environment environment;
  private final Findings findings;
  private final Map<String, MissingVariable> missing = new LinkedHashMap<>();
  private final Set<String> copied = new HashSet<>();

  /** Creates the substitution, with what is treated as switched off if a variable is missing. */
  Substitution(String counts, Path file, Environment environment, Findings findings) {
    this.counts = counts;
    this.file = file;
    this.environment = environment;
    this.findings = findings;
  }

  /** Returns the variables whose example values were used. */
  List<MissingVariable> missing() {
    return List.copyOf(missing.values());
  }

  /** Returns the text with its variables substituted. */
  Yaml.Scalar fill(String text, Yaml.Kind kind, int line) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    List<String> names = new ArrayList<>();
    boolean complete = true;
    while (matcher.find()) {
      names.add(matcher.group(1));
      Optional<Environment.Value> value = variable(matcher.group(1), line);
      complete &= value.isPresent();
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(value.map(Environment.Value::text).orElse("")));
    }
    matcher.appendTail(filled);
    List<String> variables = names.stream().distinct().toList();
    String value = filled.toString();
    String what = variables.isEmpty() ? "this" : FlowVariables.valueOf(variables);
    return !complete
            || refusesMark(text, value, variables, line)
            || refusesCharacter(value, what, line)
        ? refused(line)
        : new Yaml.Scalar(value, names.isEmpty() ? kind : Yaml.Kind.SUBSTITUTED, line, variables);
  }

  static Yaml.Scalar refused(int line) {
    return new Yaml.Scalar("", Yaml.Kind.REFUSED, line, List.of());
  }

  /** Step Functions would read these as a placeholder or an expression. */
  private boolean refusesMark(String written, String filled, List<String> variables, int line) {
    for (String mark : List.of("${", "{%")) {
      if (filled.contains(mark)) {
        boolean own = VARIABLE.matcher(written).replaceAll("").contains(mark);
        findings.refuse(
            line,
            "%s must not contain %s"
                .formatted(own ? quote(written) : FlowVariables.valueOf(variables), mark),
            own && mark.equals("${")
                ? "write a variable as ${NAME}, of letters, digits and _"
                : "remove it");
        return true;
      }
    }
    return false;
  }

  /** An escape or a variable can contain characters that a file cannot. */
  boolean refusesCharacter(String text, String what, int line) {
    OptionalInt bad =
        text.codePoints()
            .filter(
                c ->
                    Character.getType(c) == Character.SURROGATE
                        || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r'))
            .findFirst();
    bad.ifPresent(
        c ->
            findings.refuse(
                line, "%s contains the character U+%04X".formatted(what, c), "remove it"));
    return bad.isPresent();
  }

  private Optional<Environment.Value> variable(String name, int line) {
    Optional<Environment.Value> value = environment.find(name);
    Optional<Refusal> refusal =
        FlowVariables.refusal(name, value.map(Environment.Value::text).orElse(""));
    if (refusal.isPresent()) {
      findings.refuse(line, refusal.get().what, refusal.get().remedy);
      return Optional.empty();
    }
    String remedy = "export it or add it to " + environment.file();
    if (value.isEmpty() && environment.complete()) {
      findings.refuse(line, name + " is not set", remedy);
    }
    if (value.filter(Environment.Value::example).isPresent()
        && missing.putIfAbsent(name, new MissingVariable(file, name, line)) == null) {
      findings.warn(
          line,
          "%s is not set: %s provides its value, and %s treated as switched off"
              .formatted(name, environment.example(), counts),
          remedy);
    }
    if (value.filter(Environment.Value::copied).isPresent() && copied.add(name)) {
      reportCopy(name, line);
    }
    return value;
  }

  private void reportCopy(String name, int line) {
    String what = name + " has the id of " + environment.example() + ", which no Airbyte has";
    String remedy = "set it to an id of yours in " + environment.file();
    if (environment.refusesCopies()) {
      findings.refuse(line, what, remedy);
    } else {
      findings.warn(line, what, remedy);
    }
  }
}
