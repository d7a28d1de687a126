package airstep.imports;

import airstep.flows.FlowReader;
import airstep.flows.Problem;
import airstep.json.Json;
import java.util.List;
import java.util.Optional;

/** Writes the lines of a flow file, and a {@code # TODO} for what could not be carried over. */
final class DraftText {

  static final String TODO = "# TODO ";

  /** Stands for the connection of a flow until a person has written it. */
  private static final String NO_CONNECTION = "00000000-0000-0000-0000-000000000000";

  private static final int LONGEST_DESCRIPTION = 512;

  private final StringBuilder text =
      new StringBuilder("# yaml-language-server: $schema=../flow.schema.json\n");

  DraftText comment(String words) {
    text.append("# ").append(oneLine(words)).append('\n');
    return this;
  }

  DraftText todo(String words) {
    text.append(TODO).append(oneLine(words)).append('\n');
    return this;
  }

  /** Adds a key with a value in YAML. */
  DraftText put(String key, String yaml) {
    text.append(key).append(": ").append(yaml).append('\n');
    return this;
  }

  /** Adds a key with a value in YAML if a flow can have it; otherwise a TODO in its place. */
  DraftText putOrTodo(String key, String yaml) {
    return problem(key + ": " + yaml)
        .map(problem -> todo("%s, was %s: %s".formatted(key, yaml, why(problem))))
        .orElseGet(() -> put(key, yaml));
  }

  /** Adds the description, without the signs of a variable. */
  DraftText description(String words) {
    String plain = oneLine(words).replace("$", "");
    int end = Math.min(plain.length(), LONGEST_DESCRIPTION);
    return plain.isEmpty() ? this : put("description", Json.write(plain.substring(0, end)));
  }

  /**
   * Adds a schedule.
   *
   * @return whether a flow can have it; otherwise there is a TODO in its place
   */
  boolean schedule(String cron, String zone) {
    String yaml = "\n  cron: %s\n  timezone: %s".formatted(Json.write(cron), name(zone));
    Optional<Problem> problem = problem("schedule:" + yaml);
    if (problem.isPresent()) {
      todo("schedule, was cron %s in %s: %s".formatted(cron, zone, why(problem.get())));
    } else {
      text.append("schedule:").append(yaml).append('\n');
    }
    return problem.isEmpty();
  }

  private static String name(String zone) {
    return zone.matches("[\\w/+-]+") ? zone : Json.write(zone);
  }

  /** Adds the connections; without any, one that does not exist and a TODO. */
  DraftText connections(List<String> ids) {
    if (ids.isEmpty()) {
      todo("connections: write the id of the connection, or all-active");
    }
    text.append("connections:\n");
    (ids.isEmpty() ? List.of(NO_CONNECTION) : ids)
        .forEach(id -> text.append("  - ").append(id).append('\n'));
    return this;
  }

  /** Returns what is wrong with the key of a flow file; empty if nothing is. */
  static Optional<Problem> problem(String yaml) {
    return FlowReader.problems("draft", yaml + "\nconnections: all-active\n").stream().findFirst();
  }

  static String why(Problem problem) {
    return problem.what().replaceFirst("^schedule\\.\\w+: ", "") + "; " + problem.remedy();
  }

  private static String oneLine(String words) {
    return words.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
