package airstep.flows;

import java.util.Map;
import java.util.Set;

/** The keys of a flow file. */
final class FlowKeys {

  /** The allowed keys, by section. */
  static final Map<String, Set<String>> OF =
      Map.of(
          "",
          Set.of(
              "description",
              "enabled",
              "schedule",
              "on",
              "after",
              "within",
              "deadline",
              "connections",
              "workspaces",
              "job",
              "confirm",
              "whenRunning",
              "timeout",
              "poll",
              "triggerTimeout",
              "retries",
              "concurrency",
              "tags",
              "freshness",
              "airbyte",
              "alert",
              "external"),
          "schedule",
          Set.of("cron", "timezone"),
          "on",
          Set.of("bus", "source", "detail-type", "detail", "account", "region", "resources", "$or"),
          "poll",
          Set.of("first", "max"),
          "retries",
          Set.of("count", "on", "delay", "multiplier", "jitter"),
          "airbyte",
          Set.of("secret"),
          "alert",
          AlertKeys.KEYS,
          "external",
          Set.of("at", "name"));

  private FlowKeys() {}
}
