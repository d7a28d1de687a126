package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No message contains the value of a variable. */
class ValuesInMessagesTest {
  private static final String ALL = "connections: all-active\n";

  /** Every place in a flow where a value is allowed. */
  private static final List<String> PLACES =
      List.of(
          "description: V",
          "enabled: V",
          "schedule: {cron: \"V\"}",
          "schedule: {cron: \"0 7 * * V\"}",
          "schedule: {cron: \"0 7 * * *\", timezone: V}",
          "schedule: V",
          "on: {source: [V]}",
          "on: {source: [a], bus: V}",
          "on: {detail: {a: [{V: 1}], b: [V]}}",
          "on: {detail: {a: [{numeric: [\">\", V]}]}}",
          "on: {detail: {a: [{cidr: V}]}}",
          "on: {detail: V}",
          "after: [V]",
          "after: [V, V]",
          "after: [other]\nwithin: V",
          "after: [other]\ndeadline: V",
          "workspaces: [V]",
          "job: V",
          "confirm: V",
          "whenRunning: V",
          "timeout: V",
          "timeout: Vm",
          "poll: V",
          "poll: {first: V}",
          "triggerTimeout: V",
          "retries: {count: V}",
          "retries: {on: [V]}",
          "retries: {delay: V, multiplier: 10, count: 5}",
          "retries: {multiplier: V}",
          "concurrency: V",
          "tags: [V]",
          "tags: [V, V]",
          "tags: [\"aV\", \"AV\"]",
          "tags: V",
          "freshness: V",
          "airbyte: {secret: V}",
          "alert: {secret: V}",
          "alert: {kinds: [V]}",
          "alert: {mention: V}",
          "alert: {runbook: \"V\"}",
          "alert: {text: \"{{ V }}\"}",
          "alert: {text: \"V {{\"}",
          "external: [{at: V, name: a}]",
          "external: [{at: \"07:30\", name: V}]",
          "description: \"{% V\"",
          "description: \"$V\"");

  private static final List<String> PLACES_OF_ALERTS =
      List.of(
          "defaults: {secret: V}",
          "defaults: {kinds: [V]}",
          "defaults: {mention: V}",
          "defaults: {text: \"{{V}}\"}",
          "defaults: V",
          "routes: [{tag: V}]",
          "routes: [{tag: V}, {tag: V}]",
          "routes: [{tag: V, runbook: V}]");

  @TempDir private Path events;

  @Test
  void noMessageContainsAVariablesValue() {
    FlowFolder folder = FlowFolder.in(events);
    folder.with("other.yaml", "connections: [" + FlowFolder.CONNECTION + "]\n");
    long seed = 20261130;
    Random random = new Random(seed);
    int problems = 0;
    for (int i = 0; i < 1_500; i++) {
      boolean alerts = random.nextInt(6) == 0;
      List<String> places = alerts ? PLACES_OF_ALERTS : PLACES;
      String place = places.get(random.nextInt(places.size()));
      String value = value(random);
      String written = place.replaceAll("V(?=\\b|[^A-Z])", "\\${ANY_VALUE}");
      folder.with("x.yaml", alerts ? ALL : ALL + written + "\n");
      folder.with("../alerts.yaml", alerts ? written + "\n" : "defaults: {secret: a}\n");
      List<String> said =
          folder.said(folder.read(Map.of("ANY_VALUE", value))).stream()
              .map(line -> line.toLowerCase(Locale.ROOT))
              .toList();
      problems += said.isEmpty() ? 0 : 1;

      assertThat(said)
          .as("%s as %s (seed %d)", written, value, seed)
          .allSatisfy(
              line -> {
                for (String part : value.toLowerCase(Locale.ROOT).split("[\\s{}$%]+", -1)) {
                  assertThat(part.length() > 3 && line.contains(part)).as(line).isFalse();
                }
              });
    }
    assertThat(problems).isGreaterThan(1_000);
  }

  private static String value(Random random) {
    String letters =
        List.of(
                "qjxzvkwy",
                "QJXZqjxz",
                "0123456789",
                "qjx/=+.",
                "qjx-_@:",
                "99.7e",
                "qjx\"'\\<>&\u00e9")
            .get(random.nextInt(7));
    StringBuilder value = new StringBuilder();
    for (int length = 8 + random.nextInt(random.nextInt(5) == 0 ? 800 : 20); length > 0; length--) {
      value.append(letters.charAt(random.nextInt(letters.length())));
    }
    return switch (random.nextInt(6)) {
      case 0 -> value + "h";
      case 1 -> "${" + value;
      case 2 -> "{{ " + value + " }}";
      case 3 -> value + "\n" + value;
      default -> value.toString();
    };
  }
}
