package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A mapping in a file with a known set of keys, read key by key. */
final class Section {
  private final String path;
  private final Yaml.Mapping mapping;
  private final Findings findings;

  /** Creates the section and reports unknown keys. */
  Section(String path, Yaml.Mapping mapping, Set<String> keys, Findings findings) {
    this.path = path;
    this.mapping = mapping;
    this.findings = findings;
    for (Yaml.Entry entry : mapping.entries()) {
      if (!keys.contains(entry.key())) {
        findings.refuse(
            entry.line(),
            "unknown key " + quote(path + entry.key()),
            Spelling.remedy(
                entry.key(),
                keys,
                "valid keys are " + keys.stream().sorted().collect(Collectors.joining(", "))));
      }
    }
  }

  /** Returns the line of each key. */
  Map<String, Integer> lines() {
    Map<String, Integer> lines = new HashMap<>();
    mapping.entries().forEach(entry -> lines.put(entry.key(), entry.line()));
    return lines;
  }

  boolean has(String key) {
    return mapping.find(key).isPresent();
  }

  /** Returns the names of the variables used below the key. */
  List<String> variablesIn(String key) {
    return mapping.find(key).map(entry -> entry.value().variables()).orElse(List.of());
  }

  /** Returns the parsed value; the default if the key is missing, or invalid and reported. */
  <T> T read(String key, T otherwise, Function<Yaml, T> parser) {
    return find(key, parser).orElse(otherwise);
  }

  /** Returns the parsed value; empty if the key is missing, or invalid and reported. */
  <T> Optional<T> find(String key, Function<Yaml, T> parser) {
    return mapping.find(key).flatMap(e -> findings.attempt(path + key, e.value(), parser));
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
    return read(key, otherwise, value -> items(key, value, item));
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
      boolean clean = findings.count() == before;
      if (clean && good.isPresent() && seen.contains(good.get())) {
        String twice = each instanceof Yaml.Scalar scalar ? scalar.shown() : "the same";
        refuse(key, each.line(), "lists %s twice".formatted(twice), "remove one of them");
      }
      good.ifPresent(seen::add);
      good.ifPresent(parsed::add);
    }
    return parsed;
  }

  /** Returns the parsed values of all other keys; empty if one is invalid and reported. */
  <T> Optional<Map<String, T>> others(Set<String> keys, BiFunction<String, Yaml, T> parser) {
    Map<String, T> parsed = new LinkedHashMap<>();
    boolean usable = true;
    for (Yaml.Entry entry : mapping.entries()) {
      if (!keys.contains(entry.key())) {
        Optional<T> value =
            entry.value().refused()
                ? Optional.empty()
                : findings.attempt(
                    path + entry.key(), entry.value(), each -> parser.apply(entry.key(), each));
        value.ifPresent(good -> parsed.put(entry.key(), good));
        usable &= value.isPresent();
      }
    }
    return usable ? Optional.of(parsed) : Optional.empty();
  }

  /** Parses the section as a whole; empty if it is invalid and reported. */
  <T> Optional<T> attempt(Supplier<T> maker) {
    return findings.attempt(path.substring(0, path.length() - 1), mapping, _ -> maker.get());
  }

  /**
   * Returns the section below the key; empty if the key is missing, or is not a mapping and
   * reported.
   */
  Optional<Section> section(String key, Set<String> keys) {
    return find(key, value -> section(key, value, keys));
  }

  /** Returns the value as a section, for use inside {@link #find}. */
  Section section(String key, Yaml value, Set<String> keys) {
    if (value instanceof Yaml.Mapping below) {
      return new Section(path + key + ".", below, keys, findings);
    }
    throw new Refusal(
        "is %s, not a mapping".formatted(value.noun()),
        "write its keys below it: " + keys.stream().sorted().collect(Collectors.joining(", ")));
  }

  void refuse(String key, String what, String remedy) {
    refuse(key, line(key), what, remedy);
  }

  void warn(String key, String what, String remedy) {
    findings.warn(line(key), path + key + ": " + what, remedy);
  }

  private int line(String key) {
    return mapping.find(key).map(Yaml.Entry::line).orElse(mapping.line());
  }

  private void refuse(String key, int line, String what, String remedy) {
    findings.refuse(line, path + key + ": " + what, remedy);
  }
}
