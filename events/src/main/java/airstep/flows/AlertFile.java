package airstep.flows;

import airstep.vocabulary.AlertSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code alerts.yaml}, the file next to the folder of flows. */
final class AlertFile {
  private final Section file;

  /** The line of the first route of each tag. */
  private final Map<String, Integer> tags = new HashMap<>();

  private AlertFile(Section file) {
    this.file = file;
  }

  /** Reads the file. Do not use the result if the findings contain a problem. */
  static Alerts read(Path file, String text, Environment environment, Findings findings) {
    YamlReader yaml = new YamlReader(YamlReader.Subject.ALERTS, file, environment, findings);
    return yaml.read(text, root -> new AlertFile(root).alerts(yaml.missing())).orElse(Alerts.NONE);
  }

  private Alerts alerts(List<MissingVariable> missing) {
    AlertSettings defaults =
        file.section("defaults", keys -> AlertKeys.read(keys, AlertSettings.USUAL))
            .orElse(AlertSettings.USUAL);
    List<Optional<Alerts.Route>> routes =
        file.find("routes", list -> file.items("routes", list, each -> route(each, defaults)))
            .orElse(List.of());
    return new Alerts(defaults, routes.stream().flatMap(Optional::stream).toList(), missing);
  }

  private Optional<Alerts.Route> route(Yaml value, AlertSettings defaults) {
    return file.section("routes", value, keys -> route(keys, value.line(), defaults));
  }

  private Optional<Alerts.Route> route(Section keys, int line, AlertSettings defaults) {
    Optional<String> tag = keys.require("tag", Rules::tag);
    AlertSettings settings = AlertKeys.read(keys, defaults);
    Optional<Alerts.Route> route =
        tag.map(own -> new Alerts.Route(own, settings, line, keys.variablesIn("tag")));
    route.ifPresent(
        own -> {
          Integer first = tags.putIfAbsent(own.tag(), line);
          if (first != null) {
            keys.refuse(
                "tag",
                "%s already has a route on line %d".formatted(own.shown(), first),
                "remove one of them");
          }
        });
    return route;
  }
}
