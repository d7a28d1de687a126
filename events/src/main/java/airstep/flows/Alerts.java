package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.AlertSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The alert settings of a folder. A flow uses the first route whose tag it has, then the defaults.
 *
 * @param missing variables that are not set, so that example values are used
 */
record Alerts(AlertKeys defaults, List<Route> routes, List<MissingVariable> missing) {
  /** No settings. */
  static final Alerts NONE = new Alerts(AlertKeys.NONE, List.of(), List.of());

  /**
   * The settings for flows with a tag, unless the flow sets them itself.
   *
   * @param variables the names of the variables that the tag contains
   */
  record Route(String tag, AlertKeys keys, int line, List<String> variables) {
    Route {
      variables = List.copyOf(variables);
    }

    private String shown() {
      return variables.isEmpty() ? quote(tag) : "that is " + FlowVariables.valueOf(variables);
    }

    private String remedy(Set<String> tags) {
      String otherwise = "add the tag to a flow or delete the route";
      return variables.isEmpty() ? Spelling.remedy(tag, tags, otherwise) : otherwise;
    }
  }

  Alerts {
    routes = List.copyOf(routes);
    missing = List.copyOf(missing);
  }

  /** Returns the settings of a flow with these tags and these settings of its own. */
  AlertSettings of(List<String> tags, AlertKeys own) {
    AlertKeys routed = route(tags).map(Route::keys).orElse(AlertKeys.NONE);
    return own.orElse(routed).orElse(defaults).orUsual();
  }

  private Optional<Route> route(List<String> tags) {
    return routes.stream().filter(route -> tags.contains(route.tag())).findFirst();
  }

  /** Returns a warning for each route that no flow uses. */
  List<Problem> idle(Path file, List<Flow> flows) {
    Set<String> tags = new TreeSet<>();
    Set<Route> taken = new HashSet<>();
    for (Flow flow : flows) {
      tags.addAll(flow.tags());
      route(flow.tags()).ifPresent(taken::add);
    }
    List<Problem> warnings = new ArrayList<>();
    for (Route route : routes) {
      if (!tags.contains(route.tag())) {
        warnings.add(
            new Problem(
                file, route.line(), "no flow has the tag " + route.shown(), route.remedy(tags)));
      } else if (!taken.contains(route)) {
        warnings.add(
            new Problem(
                file,
                route.line(),
                "every flow with the tag %s matches an earlier route".formatted(route.shown()),
                "move this route up or delete it"));
      }
    }
    return warnings;
  }
}
