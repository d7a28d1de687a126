package airstep.embedded.airbyte;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two teams of the demo. Ids are derived from names, so that flow files can refer to them. */
final class SampleWorld {

  private static final Workspace REVENUE = Workspace.named("Revenue operations");
  private static final Workspace DATA = Workspace.named("Data platform");

  private SampleWorld() {}

  static World create(long seed) {
    return new World(
        List.of(REVENUE, DATA),
        List.of(
            named(1, "HubSpot → Snowflake"),
            named(2, "Snowflake → HubSpot (contacts)"),
            connection(REVENUE, "Stripe → Snowflake"),
            connection(REVENUE, "Salesforce → Snowflake").with(EmbeddedConnectionStatus.LOCKED),
            connection(DATA, "Postgres orders → Snowflake")
                .with(new EmbeddedSchedule.QuartzCron("0 30 2 ? * MON-FRI", "Europe/Berlin")),
            connection(DATA, "Google Ads → BigQuery")
                .with(new EmbeddedSchedule.Interval(24, "HOURS")),
            connection(DATA, "Zendesk → Snowflake"),
            connection(DATA, "Shopify → Snowflake (2024)").with(EmbeddedConnectionStatus.INACTIVE)),
        Map.of(),
        Script.everyday(seed),
        48_201);
  }

  /** A connection of the shipped flows, with its id in events/example.env. */
  private static EmbeddedConnection named(int number, String name) {
    UUID id = UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
    return EmbeddedConnection.of(id, REVENUE.id(), name);
  }

  private static EmbeddedConnection connection(Workspace workspace, String name) {
    return EmbeddedConnection.of(NamedId.of("connection " + name), workspace.id(), name);
  }
}
