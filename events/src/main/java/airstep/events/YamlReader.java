package airstep.events;

import static airstep.events.Refusal.quote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the text of one file and fills in its variables. */
final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final Subject subject;
  private final Path file;
  private final Environment environment;
  private final Findings findings;
  private final Map<String, MissingVariable> missing = new LinkedHashMap<>();

  /** What a file is about, for messages. */
  enum Subject {
    FLOW("a flow is", "begin with description: and connections:", "the flow counts"),
    ALERTS("alerts are", "begin with defaults: or routes:, or delete it", "every flow counts");

    private final String are;
    private final String begin;
    private final String counts;

    Subject(String are, String begin, String counts) {
      this.are = are;
      this.begin = begin;
      this.counts = counts;
    }
  }

  YamlReader(Subject subject, Path file, Environment environment, Findings findings) {
    this.subject = subject;
    this.file = file;
    this.environment = environment;
    this.findings = findings;
  }

  /** The file's one mapping; nothing if there is none, which is then a problem. */
  Optional<Yaml.Mapping> read(String text) {
    try {
      Optional<Node> root = compose(text);
      if (root.isEmpty()) {
        findings.refuse(1, "the file is empty", subject.begin);
        return Optional.empty();
      }
      if (convert(root.get()) instanceof Yaml.Mapping mapping) {
        return Optional.of(mapping);
      }
      findings.refuse(
          line(root.get()), subject.are + " a mapping of keys", "write key: value lines");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
      findings.refuse(line, "broken YAML: " + e.getProblem(), "correct this line or the one above");
    } catch (ReaderException e) {
      int end =
          text.offsetByCodePoints(
              0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
      findings.refuse(
          TextFile.lineAfter(text.substring(0, end)),
          "the character U+%04X is not allowed".formatted(e.getCodePoint()),
          "take it out");
    } catch (BoundedNesting.TooDeepException e) {
      findings.refuse(
          e.line,
          "lists and mappings lie more than %d deep in each other"
              .formatted(BoundedNesting.DEEPEST),
          "write them flatter");
    } catch (YamlEngineException e) {
      findings.refuse(1, "broken YAML: " + e.getMessage(), "correct the file");
    }
    return Optional.empty();
  }

  private static Optional<Node> compose(String text) {
    StreamReader reader = new StreamReader(SETTINGS, text);
    return new Composer(SETTINGS, new BoundedNesting(new ParserImpl(SETTINGS, reader)))
        .getSingleNode();
  }

  /** The variables for which the example had to stand in. */
  List<MissingVariable> missing() {
    return List.copyOf(missing.values());
  }

  private Yaml convert(Node node) {
    int line = line(node);
    if (node.getAnchor().isPresent()) {
      findings.refuse(line, "anchors are not understood here", "write the value out");
      return refused(line);
    }
    return switch (node) {
      case MappingNode mapping -> new Yaml.Mapping(entries(mapping), line);
      case SequenceNode sequence ->
          new Yaml.Sequence(sequence.getValue().stream().map(this::convert).toList(), line);
      case ScalarNode scalar -> substitute(scalar.getValue(), kind(scalar), line);
      default -> throw new YamlEngineException("unexpected " + node.getNodeType());
    };
  }

  private List<Yaml.Entry> entries(MappingNode mapping) {
    Map<String, Integer> lines = new HashMap<>();
    List<Yaml.Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.refuse(line, "a key must be one word", "write key: value");
        continue;
      }
      if (refusesCharacter(key.getValue(), "a key", line)) {
        continue;
      }
      Integer first = lines.putIfAbsent(key.getValue(), line);
      if (first != null) {
        findings.refuse(
            line,
            "key %s was already written on line %d".formatted(quote(key.getValue()), first),
            "keep one of the two");
        continue;
      }
      entries.add(new Yaml.Entry(key.getValue(), line, convert(tuple.getValueNode())));
    }
    return List.copyOf(entries);
  }

  private Yaml.Scalar substitute(String text, Yaml.Kind kind, int line) {
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
    if (!complete
        || refusesMark(text, filled.toString(), variables, line)
        || refusesCharacter(
            filled.toString(), variables.isEmpty() ? "this" : Variables.valueOf(variables), line)) {
      return refused(line);
    }
    return new Yaml.Scalar(
        filled.toString(), names.isEmpty() ? kind : Yaml.Kind.SUBSTITUTED, line, variables);
  }

  private static Yaml.Scalar refused(int line) {
    return new Yaml.Scalar("", Yaml.Kind.REFUSED, line, List.of());
  }

  /** The state machine would read either as a placeholder or an expression of its own. */
  private boolean refusesMark(String written, String filled, List<String> variables, int line) {
    for (String mark : List.of("${", "{%")) {
      if (filled.contains(mark)) {
        boolean own = VARIABLE.matcher(written).replaceAll("").contains(mark);
        findings.refuse(
            line,
            "%s must not contain %s"
                .formatted(own ? quote(written) : Variables.valueOf(variables), mark),
            own && mark.equals("${")
                ? "write a variable as ${NAME}, of letters, digits and _"
                : "take it out");
        return true;
      }
    }
    return false;
  }

  /** By an escape, or by a variable, a text may hold what a file cannot. */
  private boolean refusesCharacter(String text, String what, int line) {
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
                line, "%s holds the character U+%04X".formatted(what, c), "take it out"));
    return bad.isPresent();
  }

  private Optional<Environment.Value> variable(String name, int line) {
    Optional<Environment.Value> value = environment.find(name);
    Optional<Refusal> refusal =
        Variables.refusal(name)
            .or(() -> value.flatMap(found -> Variables.refusal(name, found.text())));
    if (refusal.isPresent()) {
      findings.refuse(line, refusal.get().what, refusal.get().remedy);
      return Optional.empty();
    }
    String remedy = "export it or put it in " + environment.file();
    if (value.isEmpty()) {
      if (environment.complete()) {
        findings.refuse(line, name + " is not set", remedy);
      }
    } else if (value.get().example()
        && missing.putIfAbsent(name, new MissingVariable(file, name, line)) == null) {
      findings.warn(
          line,
          "%s is not set: %s stands in and %s as switched off"
              .formatted(name, environment.example(), subject.counts),
          remedy);
    }
    return value;
  }

  private static Yaml.Kind kind(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return Yaml.Kind.FLAG;
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Yaml.Kind.NUMBER;
    }
    return tag.equals(Tag.NULL) ? Yaml.Kind.NOTHING : Yaml.Kind.TEXT;
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
