package airstep.flows;

import static airstep.flows.Refusal.quote;

import airstep.vocabulary.AlertSettings;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The alert settings of a folder. A flow uses the first route whose tag it has, then the defaults.
 *
 * @param missing variables that are not set, so that example values are used
 */
record Alerts(AlertSettings defaults, List<Route> routes, List<MissingVariable> missing) {
  /** No settings. */
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
