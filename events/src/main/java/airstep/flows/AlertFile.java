package airstep.flows;

import static airstep.flows.Refusal.quote;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code alerts.yaml}, the file next to the folder of flows. */
final class AlertFile {
  private final Section file;

  private AlertFile(Section file) {
    this.file = file;
  }

  /** Reads the file. Do not use the result if the findings contain a problem. */
  static Alerts read(Path file, String text, Environment environment, Findings findings) {
    YamlReader yaml = new YamlReader(YamlReader.Subject.ALERTS, file, environment, findings);
    return yaml.read(text)
        .map(
            mapping ->
                Section.read(
                    "", mapping, findings, root -> new AlertFile(root).alerts(yaml.missing())))
        .orElse(Alerts.NONE);
  }

  private Alerts alerts(List<MissingVariable> missing) {
    AlertKeys defaults = file.section("defaults", AlertKeys::read).orElse(AlertKeys.NONE);
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
    return file.section("routes", value, section -> route(section, value.line(), seen));
  }

  private static Optional<Alerts.Route> route(
      Section section, int line, Map<String, Integer> seen) {
    Optional<String> tag = section.require("tag", Rules::tag);
    AlertKeys keys = AlertKeys.read(section);
    tag.ifPresent(
        own -> {
          Integer first = seen.putIfAbsent(own, line);
          if (first != null) {
            section.refuse(
                "tag",
                "%s already has a route on line %d".formatted(shown(section, own), first),
                "remove one of them");
          }
        });
    return tag.map(own -> new Alerts.Route(own, keys, line, section.variablesIn("tag")));
  }

  private static String shown(Section route, String tag) {
    List<String> variables = route.variablesIn("tag");
    return variables.isEmpty() ? quote(tag) : FlowVariables.valueOf(variables);
  }
}
