package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobListTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final UUID TICKETS = UUID.fromString("0b0b0b0b-0000-4000-8000-000000000002");

  /** Orders 1 and 2, tickets 3, which took longest, and orders 4, which still runs. */
  private static Caller fourJobs() {
    var other = new Workspace(UUID.fromString("0c0c0c0c-0000-4000-8000-000000000003"), "Support");
    World orders =
        Caller.orders(JobPlan.succeeds(MINUTE, 1, 1), JobPlan.fails(MINUTE), JobPlan.neverEnds());
    World world =
        new World(
                List.of(orders.workspaces().getFirst(), other),
                orders.connections(),
                orders.scripts(),
                (_, _) -> JobPlan.succeeds(MINUTE.multipliedBy(3), 1, 1),
                1)
            .withConnection(EmbeddedConnection.of(TICKETS, other.id(), "Tickets"));
    Caller caller = Caller.to(world, Api.SELF_MANAGED.settings());
    for (UUID id : List.of(Caller.ORDERS, Caller.ORDERS, TICKETS, Caller.ORDERS)) {
      caller.sync(id.toString());
      caller.after(MINUTE);
    }
    caller.after(MINUTE);
    return caller;
  }

  private static List<Long> ids(Caller caller, String query) {
    var ids = new ArrayList<Long>();
    list(caller, query).path("data").forEach(job -> ids.add(job.path("jobId").asLong()));
    return ids;
  }

  private static JsonNode list(Caller caller, String query) {
    return Caller.json(caller.get("/jobs" + query));
  }

  @Test
  void listsTheOldestFirstByDefault() {
    Caller caller = fourJobs();

    assertThat(ids(caller, "")).containsExactly(1L, 2L, 3L, 4L);
    assertThat(ids(caller, "?orderBy=createdAt%7CDESC")).containsExactly(4L, 3L, 2L, 1L);
    assertThat(ids(caller, "?orderBy=createdAt%7CDESC&limit=1")).containsExactly(4L);
  }

  @Test
  void filtersByConnection() {
    Caller caller = fourJobs();

    assertThat(ids(caller, "?connectionId=" + Caller.ORDERS)).containsExactly(1L, 2L, 4L);
    assertThat(ids(caller, "?connectionId=" + TICKETS)).containsExactly(3L);
  }

  @Test
  void nextLinkPointsToLocalhostWithoutFiltersEvenOnTheLastPage() {
    JsonNode last =
        list(
            fourJobs(), "?status=succeeded&orderBy=createdAt%7CDESC&jobType=sync&limit=1&offset=1");

    assertThat(last.path("data")).hasSize(1);
    assertThat(last.path("next").asText())
        .isEqualTo("http://localhost:8000/api/public/v1/jobs?limit=1&offset=2");
    assertThat(last.path("previous").asText())
        .isEqualTo("http://localhost:8000/api/public/v1/jobs?limit=1&offset=0");
  }

  @Test
  void nextIsEmptyOnlyAfterAnEmptyPage() {
    JsonNode beyond = list(fourJobs(), "?offset=4");

    assertThat(beyond.path("data")).isEmpty();
    assertThat(beyond.path("next").asText("missing")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=many",
        "offset=-1",
        "orderBy=createdAt",
        "orderBy=jobId%7CASC",
        "orderBy=updatedAt%7CASC"
      })
  void refusesInvalidParameters(String query) {
    assertThat(fourJobs().get("/jobs?" + query).status()).isEqualTo(400);
  }
}
