package airstep.page;

import airstep.embedded.airbyte.World;
import airstep.flows.Flow;
import airstep.flows.FlowReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Flows of the sample world. */
final class SampleFlows {

  static final World WORLD = World.sample(7);

  private SampleFlows() {}

  static List<Flow> all() {
    return List.of(
        flow(
            "warehouse-nightly",
            "Sources of the warehouse",
            "0 2 * * *",
            "tags: [airbyte, warehouse, nightly]\nfreshness: 26h",
            "HubSpot → Snowflake",
            "Postgres orders → Snowflake",
            "Google Ads → BigQuery",
            "Zendesk → Snowflake",
            "Salesforce → Snowflake",
            "Shopify → Snowflake (2024)"),
        flow(
            "stripe-hourly",
            "Payments, every hour",
            "10 * * * *",
            "tags: [airbyte, finance]\nfreshness: 3h",
            "Stripe → Snowflake"),
        flow(
            "orders-quarter-hourly",
            "Orders for the shop's dashboard",
            "*/15 6-20 * * *",
            "tags: [airbyte, shop]",
            "Postgres orders → Snowflake"),
        flow(
            "retl-contacts-daily",
            "Enriched contacts back to HubSpot",
            "0 8 * * *",
            "tags: [airbyte, reverse-etl, daily]\n"
                + "external:\n  - {at: \"07:30\", name: dbt transformations}",
            "Snowflake → HubSpot (contacts)"),
        flow(
            "ads-weekly",
            "Switched off since the campaign ended",
            "0 6 * * 1",
            "enabled: false\ntags: [airbyte, ads]",
            "Google Ads → BigQuery"));
  }

  private static Flow flow(
      String name, String description, String cron, String more, String... connections) {
    String ids =
        Arrays.stream(connections)
            .map(connection -> "  - " + WORLD.connection(connection).id())
            .collect(Collectors.joining("\n"));
    return FlowReader.of(
        name,
        """
        description: %s
        schedule: {cron: "%s", timezone: UTC}
        connections:
        %s
        timeout: 25m
        retries: {count: 0}
        %s
        """
            .formatted(description, cron, ids, more));
  }
}
