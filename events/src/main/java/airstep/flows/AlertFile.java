package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code alerts.yaml}, the file next to the folder of flows. */
final class AlertFile {
  /** The allowed keys, by section. */
  static final Map<String, Set<String>> KEYS =
      Map.of(
          "",
          Set.of("defaults", "routes"),
          "defaults",
          AlertKeys.KEYS,
          "routes",
          Stream.concat(Stream.of("tag"), AlertKeys.KEYS.stream())
              .collect(Collectors.toUnmodifiableSet()));

  private final Section file;

  private AlertFile(Section file) {
    this.file = file;
  }

  /** Reads the file. Do not use the result if the findings contain a problem. */
  static Alerts read(Path file, String text, Environment environment, Findings findings) {
    YamlReader yaml = new YamlReader(YamlReader.Subject.ALERTS, file, environment, findings);
    return yaml.read(text)
        .map(mapping -> new AlertFile(new Section("", mapping, KEYS.get(""), findings)))
        .map(content -> content.alerts(yaml.missing()))
        .orElse(Alerts.NONE);
  }

  private Alerts alerts(List<MissingVariable> missing) {
    AlertKeys defaults =
        file.section("defaults", KEYS.get("defaults")).map(AlertKeys::read).orElse(AlertKeys.NONE);
    Map<String, Integer> seen = new HashMap<>();
    List<Alerts.Route> routes =
        file
            .find("routes", value -> file.items("routes", value, each -> route(each, seen)))
            .orElse(List.of())
            .stream()
            .flatMap(Optional::stream)
            .toList();
    return new Alerts(defaults, routes, missing);
  }

  private Optional<Alerts.Route> route(Yaml value, Map<String, Integer> seen) {
    Section section = file.section("routes", value, KEYS.get("routes"));
    Optional<String> tag = section.require("tag", Rules::tag);
    AlertKeys keys = AlertKeys.read(section);
    tag.ifPresent(
        own -> {
          Integer first = seen.putIfAbsent(own, value.line());
          if (first != null) {
            section.refuse(
                "tag",
                "%s already has a route on line %d".formatted(shown(section, own), first),
                "remove one of them");
          }
        });
    return tag.map(own -> new Alerts.Route(own, keys, value.line(), section.variablesIn("tag")));
  }

  private static String shown(Section route, String tag) {
    List<String> variables = route.variablesIn("tag");
    return variables.isEmpty() ? quote(tag) : FlowVariables.valueOf(variables);
  }
}
