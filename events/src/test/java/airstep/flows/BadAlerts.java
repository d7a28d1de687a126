package airstep.flows;

import java.util.List;

/** Alert files with one problem each, and the expected message. */
final class BadAlerts {

  private BadAlerts() {}

  /**
   * A bad file.
   *
   * @param line where the problem is
   * @param bySchema whether the schema detects it as well
   */
  record Bad(String yaml, int line, String problem, boolean bySchema) {
    @Override
    public String toString() {
      return yaml;
    }
  }

  static List<Bad> all() {
    return List.of(
        schema("route: []", 1, "unknown key 'route'; did you mean routes?"),
        schema(
            "routes: []", 1, "routes: is an empty list; add at least one item or delete the line"),
        schema(
            "routes: {tag: a}",
            1,
            "routes: is a mapping, not a list; write one '- value' line per item"),
        schema(
            "routes: [airbyte]",
            1,
            "routes: is text, not a mapping; write its keys below it: kinds, mention, runbook,"
                + " secret, tag, text"),
        schema(
            "defaults: slack/alerts",
            1,
            "defaults: is text, not a mapping; write its keys below it: kinds, mention, runbook,"
                + " secret, text"),
        schema(
            "defaults: {tag: airbyte}",
            1,
            "unknown key 'defaults.tag'; valid keys are kinds, mention, runbook, secret, text"),
        schema("routes:\n  - secret: a", 2, "'routes.tag' is missing; add it"),
        schema(
            "routes:\n  - tag: aws:x",
            2,
            "routes.tag: 'aws:x' is not a valid AWS tag; use 1 to 128 letters, digits and"
                + " _.:/=+@-, not starting with aws:"),
        schema(
            "routes:\n  - {tag: a, txet: b}", 2, "unknown key 'routes.txet'; did you mean text?"),
        schema(
            "routes:\n  - tag: airbyte\n    kinds:\n      - failled",
            4,
            "routes.kinds: 'failled' is not an alert kind; did you mean failed?"),
        schema(
            "defaults:\n  mention: '@here'",
            2,
            "defaults.mention: '@here' is not a valid mention; did you mean here?"),
        schema(
            "defaults: {text: '{{ flow.name'}",
            1,
            "defaults.text: the placeholder '{{ flow.name' is not closed; write it like {{"
                + " flow.name }}"),
        reader(
            "routes:\n  - tag: a\n    mention: here\n  - mention: channel\n    tag: a",
            5,
            "routes.tag: 'a' already has a route on line 2; remove one of them"),
        reader(
            "defaults: {}\ndefaults: {}",
            2,
            "duplicate key 'defaults', first written on line 1; remove one of them"),
        reader(
            "defaults:\n  runbook: https://${NOWHERE}/x",
            2,
            "NOWHERE is not set; export it or add it to .env"),
        reader("defaults: {secret: &s a}", 1, "anchors are not supported; write the value out"),
        schema("- tag: a", 1, "alerts are a mapping of keys; write key: value lines"));
  }

  private static Bad schema(String yaml, int line, String problem) {
    return new Bad(yaml + "\n", line, problem, true);
  }

  private static Bad reader(String yaml, int line, String problem) {
    return new Bad(yaml + "\n", line, problem, false);
  }
}
