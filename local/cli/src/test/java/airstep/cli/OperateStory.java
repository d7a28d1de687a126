package airstep.cli;

import airstep.embedded.airbyte.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Saturday morning after a night in which a job did not end in time: three flows, their runs, and
 * the commands of a person who looks at them.
 */
final class OperateStory {

  /** When the person looks. */
  private static final Instant MORNING = Instant.parse("2026-11-28T08:14:00Z");

  /** When crontab starts a flow that the person has paused. */
  private static final Instant NEXT = Instant.parse("2026-11-29T07:00:00Z");

  private static final String FLOW = "warehouse-nightly";

  private final Path home;
  private final Path flows;

  /** Plays the nights before. */
  OperateStory(Path home) {
    this.home = home;
    this.flows =
        Ran.flow(
            home,
            FLOW,
            """
            schedule: {cron: "0 2 * * *", timezone: Europe/Berlin}
            connections: [%s]
            timeout: 7m
            tags: [warehouse]
            """
                .formatted(
                    ids(
                        "Stripe → Snowflake",
                        "Salesforce → Snowflake",
                        "Postgres orders → Snowflake",
                        "Google Ads → BigQuery",
                        "Zendesk → Snowflake")));
    var _ =
        Ran.flow(
            home,
            "hubspot-airbyte-daily",
            """
            schedule: {cron: "0 7 * * *", timezone: UTC}
            connections: [%s]
            tags: [airbyte, hubspot, daily]
            """
                .formatted(ids("HubSpot → Snowflake")));
    var _ =
        Ran.flow(
            home,
            "finance-report",
            """
            after: [warehouse-nightly]
            connections: [%s]
            tags: [finance]
            """
                .formatted(ids("Snowflake → HubSpot (contacts)")));
    scheduled(FLOW, "2026-11-26T01:00:00Z", 4);
    scheduled(FLOW, "2026-11-27T01:00:00Z", 2);
    scheduled("hubspot-airbyte-daily", "2026-11-27T07:00:00Z", 3);
    scheduled(FLOW, "2026-11-28T01:00:00Z", 1);
    scheduled("hubspot-airbyte-daily", "2026-11-28T07:00:00Z", 5);
  }

  private static String ids(String... names) {
    World world = World.sample(0);
    return Stream.of(names)
        .map(name -> world.connection(name).id().toString())
        .collect(Collectors.joining(", "));
  }

  private void scheduled(String flow, String time, long seed) {
    var _ =
        at(
            Instant.parse(time),
            List.of("run", flow, "--input", due(time), "--seed", Long.toString(seed)));
  }

  private static String due(String time) {
    return "{\"scheduledTime\":\"" + time + "\"}";
  }

  /** Returns the blocks of the page about this machine, in the order of the page. */
  List<String> examples() {
    String failed =
        at(MORNING, List.of("runs", "show", FLOW + "@last", "--json")).json().needText("id");
    List<String> examples = new ArrayList<>();
    // What the page shows last comes first, because the flow is paused later.
    String duplicate =
        example(MORNING, "run", "hubspot-airbyte-daily", "--input", due("2026-11-28T07:00:00Z"));
    examples.add(example(MORNING, "runs", "ls"));
    examples.add(example(MORNING, "runs", "show", failed));
    examples.add(example(MORNING, "runs", "retry", failed));
    examples.add(example(MORNING, "runs", "logs", failed, "--grep", "jobs/48201"));
    String pause =
        example(
            MORNING,
            "flows",
            "pause",
            "hubspot-airbyte-daily",
            "--for",
            "1d",
            "--why",
            "HubSpot maintenance");
    examples.add(example(MORNING, "flows", "ls"));
    examples.add(pause);
    examples.add(example(NEXT, "run", "hubspot-airbyte-daily", "--input", due(NEXT.toString())));
    examples.add(example(MORNING, "status"));
    examples.add(duplicate);
    return examples;
  }

  private String example(Instant now, String... command) {
    Ran ran = Ran.withoutAnswer(() -> at(now, List.of(command)));
    String printed = ran.out() + PageExamples.beforeTheAnswer(ran.err());
    // The page is about the flows of the checkout.
    return PageExamples.shown(command) + printed.replace(" --flows " + flows, "");
  }

  private Ran at(Instant now, List<String> command) {
    List<String> args = new ArrayList<>(command);
    if (!command.getFirst().equals("runs") || command.contains("retry")) {
      args.addAll(List.of("--flows", flows.toString()));
    }
    return Ran.at(() -> now, home.resolve("history"), args.toArray(String[]::new));
  }
}
