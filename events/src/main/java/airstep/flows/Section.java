package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A mapping in a file, read key by key. The keys that its reader looks for are the keys that it may
 * have, so no list of keys has to be kept.
 */
final class Section {
  private final String path;
  private final Yaml.Mapping mapping;
  private final Findings findings;
  private final Set<String> keys = new TreeSet<>();

  private Section(String path, Yaml.Mapping mapping, Findings findings) {
    this.path = path;
    this.mapping = mapping;
    this.findings = findings;
  }

  /**
   * Returns what the reader makes of the mapping, and reports the keys that it does not look for.
   */
  static <T> T read(
      String path, Yaml.Mapping mapping, Findings findings, Function<Section, T> reader) {
    Section section = new Section(path, mapping, findings);
    try {
      return reader.apply(section);
    } finally {
      section.refuseUnknownKeys();
    }
  }

  private void refuseUnknownKeys() {
    for (Yaml.Entry entry : mapping.entries()) {
      if (!keys.contains(entry.key())) {
        findings.refuse(
            entry.line(),
            "unknown key " + quote(path + entry.key()),
            Spelling.remedy(entry.key(), keys, "valid keys are " + String.join(", ", keys)));
      }
    }
  }

  /** Returns the line of each key. */
  Map<String, Integer> lines() {
    return mapping.entries().stream().collect(Collectors.toMap(Yaml.Entry::key, Yaml.Entry::line));
  }

  boolean has(String key) {
    return entry(key).isPresent();
  }

  private Optional<Yaml.Entry> entry(String key) {
    keys.add(key);
    return mapping.find(key);
  }

  /** Returns the names of the variables used below the key. */
  List<String> variablesIn(String key) {
    return entry(key).map(entry -> entry.value().variables()).orElse(List.of());
  }

  /** Returns the parsed value; the default if the key is missing, or invalid and reported. */
  <T> T read(String key, T otherwise, Function<Yaml, T> parser) {
    return find(key, parser).orElse(otherwise);
  }

  /** Returns the parsed value; empty if the key is missing, or invalid and reported. */
  <T> Optional<T> find(String key, Function<Yaml, T> parser) {
    return entry(key).flatMap(e -> findings.attempt(path + key, e.value(), parser));
  }

  /** Returns the parsed value; empty after reporting that it is invalid or missing. */
  <T> Optional<T> require(String key, Function<Yaml, T> parser) {
    if (!has(key)) {
      findings.refuse(mapping.line(), quote(path + key) + " is missing", "add it");
    }
    return find(key, parser);
  }

  /** Returns the parsed items, each once; the default list if the key is missing. */
  <T> List<T> list(String key, List<T> otherwise, Function<Yaml, T> item) {
    return list(key, otherwise, Integer.MAX_VALUE, item);
  }

  /** Like the other method, with a maximum length. */
  <T> List<T> list(String key, List<T> otherwise, int most, Function<Yaml, T> item) {
    return read(
        key,
        otherwise,
        value -> {
          if (value instanceof Yaml.Sequence(var items, _) && items.size() > most) {
            throw new Refusal(
                "has %d items".formatted(items.size()), "use at most %d".formatted(most));
          }
          return items(key, value, item);
        });
  }

  /** Returns the parsed items of a list that must not be empty, for use inside {@link #read}. */
  <T> List<T> items(String key, Yaml value, Function<Yaml, T> item) {
    if (!(value instanceof Yaml.Sequence(var items, _))) {
      throw new Refusal(
          "is %s, not a list".formatted(value.noun()), "write one '- value' line per item");
    }
    if (items.isEmpty()) {
      throw new Refusal("is an empty list", "add at least one item or delete the line");
    }
    List<T> parsed = new ArrayList<>();
    Set<T> seen = new HashSet<>();
    for (Yaml each : items) {
      int before = findings.count();
      Optional<T> good = findings.attempt(path + key, each, item);
      boolean twice = good.isPresent() && !seen.add(good.get());
      if (twice && findings.count() == before) {
        String what = each instanceof Yaml.Scalar scalar ? scalar.shown() : "the same";
        refuse(key, each.line(), "lists %s twice".formatted(what), "remove one of them");
      }
      good.ifPresent(parsed::add);
    }
    return parsed;
  }

  /**
   * Returns the parsed values of all keys that were not read before; empty if one is invalid and
   * reported.
   *
   * @param names which keys there may be
   */
  <T> Optional<Map<String, T>> others(Set<String> names, BiFunction<String, Yaml, T> parser) {
    Map<String, T> parsed = new LinkedHashMap<>();
    List<Yaml.Entry> others =
        mapping.entries().stream().filter(entry -> !keys.contains(entry.key())).toList();
    keys.addAll(names);
    for (Yaml.Entry entry : others) {
      if (!entry.value().refused()) {
        findings
            .attempt(path + entry.key(), entry.value(), each -> parser.apply(entry.key(), each))
            .ifPresent(good -> parsed.put(entry.key(), good));
      }
    }
    return parsed.size() == others.size() ? Optional.of(parsed) : Optional.empty();
  }

  /** Parses the section as a whole; empty if it is invalid and reported. */
  <T> Optional<T> attempt(Supplier<T> maker) {
    return findings.attempt(path.substring(0, path.length() - 1), mapping, _ -> maker.get());
  }

  /**
   * Returns what the reader makes of the section below the key; empty if the key is missing, or is
   * not a mapping and reported.
   */
  <T> Optional<T> section(String key, Function<Section, T> reader) {
    return find(key, value -> section(key, value, reader));
  }

  /** Returns what the reader makes of the value, for use inside {@link #find}. */
  <T> T section(String key, Yaml value, Function<Section, T> reader) {
    if (value instanceof Yaml.Mapping below) {
      return read(path + key + ".", below, findings, reader);
    }
    // Reading an empty section shows which keys it may have.
    Section empty = new Section(".", new Yaml.Mapping(List.of(), 1), new Findings(Path.of("")));
    var _ = reader.apply(empty);
    throw new Refusal(
        "is %s, not a mapping".formatted(value.noun()),
        "write its keys below it: " + String.join(", ", empty.keys));
  }

  void refuse(String key, String what, String remedy) {
    refuse(key, line(key), what, remedy);
  }

  void warn(String key, String what, String remedy) {
    findings.warn(line(key), path + key + ": " + what, remedy);
  }

  private int line(String key) {
    return entry(key).map(Yaml.Entry::line).orElse(mapping.line());
  }

  private void refuse(String key, int line, String what, String remedy) {
    findings.refuse(line, path + key + ": " + what, remedy);
  }
}
