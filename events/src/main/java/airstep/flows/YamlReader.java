package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
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
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses the text of one file and substitutes its variables. */
final class YamlReader {
  /** Far more than any flow needs: an event pattern with every matcher has about a dozen levels. */
  private static final int DEEPEST = 50;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new CoreSchema()).setAllowNonScalarKeys(true).build();

  private static final Map<Tag, Yaml.Kind> KINDS =
      Map.of(
          Tag.BOOL, Yaml.Kind.FLAG,
          Tag.INT, Yaml.Kind.NUMBER,
          Tag.FLOAT, Yaml.Kind.NUMBER,
          Tag.NULL, Yaml.Kind.NOTHING);

  private final Subject subject;
  private final Findings findings;
  private final Substitution variables;

  /** The subject of a file, for messages. */
  enum Subject {
    FLOW("a flow is", "start with description: and connections:", "the flow is"),
    ALERTS("alerts are", "start with defaults: or routes:, or delete the file", "every flow is");

    private final String are;
    private final String begin;
    private final String counts;

    Subject(String are, String begin, String counts) {
      this.are = are;
      this.begin = begin;
      this.counts = counts;
    }
  }

  /** A variable without quotes in a list on one line, or at the start of a line of one. */
  private static final Pattern VARIABLE_IN_A_LIST =
      Pattern.compile("\\[[^\\]\"'#]*\\$\\{|^\\s*\\$\\{");

  YamlReader(Subject subject, Path file, Environment environment, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    this.variables = new Substitution(subject.counts, file, environment, findings);
  }

  /** Returns what the reader makes of the top-level mapping; empty after reporting a problem. */
  <T> Optional<T> read(String text, Function<Section, T> reader) {
    try {
      Optional<Mark> tooDeep = tooDeep(text);
      if (tooDeep.isPresent()) {
        findings.refuse(
            line(tooDeep),
            "lists and mappings are nested more than %d levels deep".formatted(DEEPEST),
            "reduce the nesting");
        return Optional.empty();
      }
      Optional<Node> root = new Compose(SETTINGS).composeString(text);
      if (root.isEmpty()) {
        findings.refuse(1, "the file is empty", subject.begin);
      } else if (convert(root.get()) instanceof Yaml.Mapping mapping) {
        return Optional.of(Section.read("", mapping, findings, reader));
      } else {
        findings.refuse(
            line(root.get()), subject.are + " a mapping of keys", "write key: value lines");
      }
    } catch (MarkedYamlEngineException e) {
      int line = line(e.getProblemMark().or(e::getContextMark));
      boolean variable =
          text.lines().skip(line - 1L).limit(1).anyMatch(VARIABLE_IN_A_LIST.asPredicate());
      findings.refuse(
          line,
          "broken YAML: " + e.getProblem(),
          variable
              ? "inside [ ], write a variable in quotes: [\"${NAME}\"]"
              : "correct this line or the one above");
    } catch (ReaderException e) {
      int end =
          text.offsetByCodePoints(
              0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
      findings.refuse(
          TextFile.lineAfter(text.substring(0, end)),
          "the character U+%04X is not allowed".formatted(e.getCodePoint()),
          "remove it");
    } catch (YamlEngineException e) {
      findings.refuse(1, "broken YAML: " + e.getMessage(), "correct the file");
    }
    return Optional.empty();
  }

  /** Returns where a list or mapping is nested too deeply for the composer, which is recursive. */
  private static Optional<Mark> tooDeep(String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        return event.getStartMark();
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return Optional.empty();
  }

  /** Returns the variables whose example values were used. */
  List<MissingVariable> missing() {
    return variables.missing();
  }

  private Yaml convert(Node node) {
    int line = line(node);
    if (node.getAnchor().isPresent()) {
      findings.refuse(line, "anchors are not supported", "write the value out");
      return Substitution.refused(line);
    }
    return switch (node) {
      case MappingNode mapping -> new Yaml.Mapping(entries(mapping), line);
      case SequenceNode sequence ->
          new Yaml.Sequence(sequence.getValue().stream().map(this::convert).toList(), line);
      case ScalarNode scalar ->
          variables.fill(
              scalar.getValue(), KINDS.getOrDefault(scalar.getTag(), Yaml.Kind.TEXT), line);
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
      if (variables.refusesCharacter(key.getValue(), "a key", line)) {
        continue;
      }
      Integer first = lines.putIfAbsent(key.getValue(), line);
      if (first != null) {
        findings.refuse(
            line,
            "duplicate key %s, first written on line %d".formatted(quote(key.getValue()), first),
            "remove one of them");
        continue;
      }
      entries.add(new Yaml.Entry(key.getValue(), line, convert(tuple.getValueNode())));
    }
    return List.copyOf(entries);
  }

  private static int line(Node node) {
    return line(node.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
