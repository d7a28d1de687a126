package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.AlertSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The alert settings of a folder, from the {@code alerts.yaml} next to it. A flow uses the first
 * route whose tag it has, then the defaults.
 *
 * @param missing variables that are not set, so that example values are used
 */
record Alerts(AlertSettings defaults, List<Route> routes, List<MissingVariable> missing) {
  static final Alerts NONE = new Alerts(AlertSettings.USUAL, List.of(), List.of());

  /**
   * The settings for flows with a tag, unless the flow sets them itself.
   *
   * @param variables the names of the variables that the tag contains
   */
  record Route(String tag, AlertSettings settings, int line, List<String> variables) {

    /** Returns the tag for a message, but never the value of a variable. */
    String shown() {
      return variables.isEmpty() ? quote(tag) : FlowVariables.valueOf(variables);
    }

    private Problem idle(Path file, Set<String> tags) {
      String what = (variables.isEmpty() ? "" : "that is ") + shown();
      if (tags.contains(tag)) {
        return new Problem(
            file,
            line,
            "every flow with the tag %s matches an earlier route".formatted(what),
            "move this route up or delete it");
      }
      String remedy = "add the tag to a flow or delete the route";
      return new Problem(
          file,
          line,
          "no flow has the tag " + what,
          variables.isEmpty() ? Spelling.remedy(tag, tags, remedy) : remedy);
    }
  }

  /** Reads the file. Do not use the result if the findings contain a problem. */
  static Alerts read(Path file, String text, Environment environment, Findings findings) {
    YamlReader yaml = new YamlReader(YamlReader.Subject.ALERTS, file, environment, findings);
    return yaml.read(text, root -> read(root, yaml.missing())).orElse(NONE);
  }

  private static Alerts read(Section file, List<MissingVariable> missing) {
    AlertSettings defaults =
        file.section("defaults", keys -> AlertKeys.read(keys, AlertSettings.USUAL))
            .orElse(AlertSettings.USUAL);
    Map<String, Integer> lines = new HashMap<>();
    List<Optional<Route>> routes =
        file.list("routes", List.of(), each -> route(file, each, defaults, lines));
    return new Alerts(defaults, routes.stream().flatMap(Optional::stream).toList(), missing);
  }

  /** Reads a route, and refuses a second one of the same tag. */
  private static Optional<Route> route(
      Section file, Yaml value, AlertSettings defaults, Map<String, Integer> lines) {
    return file.section(
        "routes",
        value,
        keys -> {
          Optional<String> tag = keys.require("tag", Rules::tag);
          AlertSettings settings = AlertKeys.read(keys, defaults);
          List<String> variables = keys.variablesIn("tag");
          Optional<Route> route = tag.map(own -> new Route(own, settings, value.line(), variables));
          Optional<Integer> first = tag.map(own -> lines.putIfAbsent(own, value.line()));
          if (first.isPresent()) {
            keys.refuse(
                "tag",
                "%s already has a route on line %d".formatted(route.get().shown(), first.get()),
                "remove one of them");
          }
          return route;
        });
  }

  /** Returns the settings of a flow with these tags and no settings of its own. */
  AlertSettings of(List<String> tags) {
    return route(tags).map(Route::settings).orElse(defaults);
  }

  private Optional<Route> route(List<String> tags) {
    return routes.stream().filter(route -> tags.contains(route.tag())).findFirst();
  }

  /** Returns a warning for each route that no flow uses. */
  List<Problem> idle(Path file, List<Flow> flows) {
    Set<String> tags = new TreeSet<>();
    Set<Route> idle = new LinkedHashSet<>(routes);
    for (Flow flow : flows) {
      tags.addAll(flow.tags());
      route(flow.tags()).ifPresent(idle::remove);
    }
    return idle.stream().map(route -> route.idle(file, tags)).toList();
  }
}
