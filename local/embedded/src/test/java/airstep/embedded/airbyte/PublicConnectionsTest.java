package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicConnectionsTest {

  private static final World WORLD = World.sample(3);
  private static final EmbeddedConnection STRIPE = WORLD.connection("Stripe → Snowflake");

  private final Caller caller = Caller.to(WORLD);

  private List<String> names(String query) {
    var names = new ArrayList<String>();
    JsonNode page = Caller.json(caller.get("/connections" + query));
    page.path("data").forEach(connection -> names.add(connection.path("name").asText()));
    return names;
  }

  private JsonNode read(String name) {
    return Caller.json(caller.get("/connections/" + WORLD.connection(name).id()));
  }

  @Test
  void returnsAConnectionWithEveryRequiredField() {
    JsonNode stripe = read(STRIPE.name());

    assertThat(stripe.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "connectionId",
            "name",
            "sourceId",
            "destinationId",
            "workspaceId",
            "status",
            "schedule",
            "configurations",
            "createdAt",
            "tags");
    assertThat(stripe.path("status").asText()).isEqualTo("active");
    assertThat(stripe.path("createdAt").asLong()).isEqualTo(1_768_208_400);
    assertThat(stripe.path("schedule").toString()).isEqualTo("{\"scheduleType\":\"manual\"}");
  }

  @Test
  void listsDeletedConnectionsOnlyOnRequestButReadsThemAlways() {
    caller.airbyte.change(STRIPE.id(), it -> it.with(EmbeddedConnectionStatus.DEPRECATED));

    assertThat(names("")).hasSize(7).doesNotContain(STRIPE.name());
    assertThat(names("?includeDeleted=true")).hasSize(8).contains(STRIPE.name());
    assertThat(read(STRIPE.name()).path("status").asText()).isEqualTo("deprecated");
  }

  @Test
  void filtersByWorkspace() {
    assertThat(names("?workspaceIds=" + STRIPE.workspaceId())).hasSize(4);
    assertThat(caller.get("/connections?workspaceIds=1-2-3-4-5").status()).isEqualTo(400);
  }

  @Test
  void pagesLikeJobs() {
    JsonNode page = Caller.json(caller.get("/connections?limit=3&offset=6"));

    assertThat(page.path("data")).hasSize(2);
    assertThat(page.path("next").asText())
        .isEqualTo("https://api.airbyte.com/v1/connections?limit=3&offset=9");
    assertThat(caller.get("/connections?limit=101").status()).isEqualTo(400);
  }

  @Test
  void listsWorkspaces() {
    JsonNode workspaces = Caller.json(caller.get("/workspaces"));

    assertThat(workspaces.path("data").findValuesAsText("name"))
        .containsExactly("Revenue operations", "Data platform");
  }

  @Test
  void unknownIdsAreForbidden() {
    Http.Response refused = caller.get("/connections/" + Caller.UNKNOWN);

    assertThat(refused.status()).isEqualTo(403);
  }
}
