package airstep.flows;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Very long or deeply nested files are read or refused quickly. */
class LargeFilesTest {
  /** Openings of nested lists, mappings and keys. */
  private static final List<String> NESTED =
      List.of(
          "[", "{", "- ", "? ", ": ", "a: [", "a: {", "{a: ", "[{", "- - ", "- ? ", "? - ", "&a [",
          "&a {", "- &a ", "? &a ", "!!set {", "!x [", "[*a, ", "{? ", "\n  a:", "[[{[");

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void writesAFlow() {
    folder = FlowFolder.in(events).with("x.yaml", "connections: all-active\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.yaml", "../alerts.yaml"})
  void handlesAnyNestingDepth(String file) {
    for (String opening : NESTED) {
      for (int depth : List.of(10, 49, 50, 51, 20_000)) {
        String text = opening.repeat(Math.min(depth, 300_000 / opening.length()));
        folder.with(file, text).assertHolds(opening + " " + depth);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{", "- ", "? ", "a: [", "&a ["})
  void reportsTooDeepNestingWithItsLine(String opening) {
    folder.with("x.yaml", "# deep\n" + opening.repeat(20_000));

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/x.yaml:2: lists and mappings are nested more than 50 levels deep; reduce the"
                + " nesting");
  }

  /** As many lists and mappings as wanted may stand beside each other. */
  @Test
  void countsTheDepthOfNestingNotTheNumberOfLists() {
    String lists =
        IntStream.range(0, 60).mapToObj("k%d: [{prefix: v}]"::formatted).collect(joining(", "));
    folder.with("x.yaml", "connections: all-active\non: {detail: {" + lists + "}}\n");

    assertThat(folder.problems(folder.read())).isEmpty();
  }

  /** A list, key, text, line or variable of the maximum file size. */
  @Test
  void handlesVeryLongParts() {
    int many = 300_000;
    String x = "x".repeat(many);
    for (String yaml :
        List.of(
            "connections: [" + "a,".repeat(many / 2) + "]",
            "connections: [" + "00000000-0000-4000-8000-000000000001,".repeat(many / 37) + "]",
            "external: [" + "{},".repeat(many / 3) + "]",
            x + ": 1",
            "? " + x,
            "description: " + x,
            "description: |\n" + " x\n".repeat(many / 3),
            "schedule: {timezone: " + x + "}",
            "schedule: {timezone: Europe/" + x + "}",
            "schedule: {cron: \"" + "1,".repeat(many / 2) + "1 * * * *\"}",
            "schedule: {cron: \"" + "1-1/1,".repeat(many / 6) + "1 * * * *\"}",
            "job: " + x,
            "after: [" + x + "]",
            "timeout: " + "1".repeat(many) + "d",
            "concurrency: " + "1".repeat(many),
            "on: {source: [" + "a,".repeat(many / 2) + "]}",
            "alert: {text: \"" + "{{ flow.name }}".repeat(many / 15) + "\"}",
            "alert: {runbook: https://" + x + "}",
            "description: \"" + "${PLACE}".repeat(many / 8) + "\"",
            "description: \"" + "${".repeat(many / 2) + "\"",
            "\n".repeat(many),
            "a:\n" + "# x\n".repeat(many / 4),
            "- ".repeat(49) + x,
            "&" + x + " a")) {
      folder.with("x.yaml", yaml).assertHolds(yaml.substring(0, 30) + " and so on");
    }
    folder.with("x.yaml", "connections: all-active\ndescription: ${PLACE}\n");
    for (String env :
        List.of(
            "A=" + x,
            x + "=a",
            "A=\"" + x,
            "A=" + "'".repeat(many),
            "A=a" + " ".repeat(many) + "b",
            "A" + " ".repeat(many) + "b",
            "A=a" + " #".repeat(many / 2),
            "export " + " ".repeat(many) + "A",
            "A=a\n".repeat(many / 4))) {
      folder.with("../.env", "PLACE=a\n" + env).assertHolds(env.substring(0, 30) + " and so on");
    }
  }
}
