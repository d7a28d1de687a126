package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedAirbyteTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void numbersJobsConsecutivelyOverAllConnections() {
    World world = World.sample(5);
    Caller caller = Caller.to(world);

    caller.sync(world.connection("Stripe → Snowflake").id().toString());
    caller.sync(world.connection("Zendesk → Snowflake").id().toString());

    assertThat(caller.airbyte.jobs()).extracting(EmbeddedJob::id).containsExactly(48_201L, 48_202L);
  }

  @Test
  void recordsWhoStartedEachJobAndWhen() {
    Caller caller = Caller.toOrders(JobPlan.succeeds(MINUTE, 1, 1));
    caller.start();
    caller.after(MINUTE);
    EmbeddedJob byPerson = caller.airbyte.startByPerson(Caller.ORDERS);

    assertThat(caller.airbyte.jobs(Caller.ORDERS))
        .extracting(EmbeddedJob::startedBy)
        .containsExactly(Actor.API, Actor.PERSON);
    assertThat(byPerson.createdAt()).isEqualTo("2026-08-01T02:01:05Z");
    assertThat(caller.sync().status()).isEqualTo(409);
  }

  @Test
  void logsEveryRequestThatArrivedWithItsAnswer() {
    Caller caller = Caller.toOrders(JobPlan.neverEnds());
    caller.sync();
    caller.get("/jobs?limit=1&orderBy=createdAt%7CDESC");

    assertThat(caller.airbyte.requests())
        .extracting(it -> it.method() + " " + it.target() + " " + it.status())
        .containsExactly(
            "POST /v1/applications/token 200",
            "POST /v1/jobs 200",
            "GET /v1/jobs?limit=1&orderBy=createdAt%7CDESC 200");
  }

  @Test
  void usersCancelJobsAndSwitchConnectionsOffAndOn() {
    Caller caller = Caller.toOrders(JobPlan.neverEnds());
    EmbeddedAirbyte people = caller.airbyte;
    EmbeddedJob job = people.startByPerson(Caller.ORDERS);

    people.cancelByPerson(job);
    people.change(Caller.ORDERS, it -> it.with(EmbeddedConnectionStatus.INACTIVE));

    assertThat(caller.status(job.id())).isEqualTo("cancelled");
    assertThat(caller.airbyte.cancels().getFirst().by()).isEqualTo(Actor.PERSON);
    assertThat(caller.sync().status()).isEqualTo(409);
    people.change(Caller.ORDERS, it -> it.with(EmbeddedConnectionStatus.ACTIVE));
    assertThat(caller.sync().status()).isEqualTo(200);
  }

  @Test
  void explainsUserActionsThatAreNotPossible() {
    Caller caller = Caller.toOrders(JobPlan.succeeds(MINUTE, 1, 1));
    EmbeddedAirbyte people = caller.airbyte;
    EmbeddedJob job = people.startByPerson(Caller.ORDERS);

    assertThatThrownBy(() -> people.startByPerson(Caller.ORDERS))
        .hasMessage("Orders already runs job 1");
    caller.after(MINUTE);
    assertThatThrownBy(() -> people.cancelByPerson(job)).hasMessage("job 1 is not running");
    people.change(Caller.ORDERS, it -> it.with(EmbeddedConnectionStatus.LOCKED));
    assertThatThrownBy(() -> people.startByPerson(Caller.ORDERS)).hasMessage("Orders is locked");
    assertThatThrownBy(
            () -> people.change(Caller.UNKNOWN, it -> it.with(EmbeddedConnectionStatus.INACTIVE)))
        .hasMessageContaining("no connection has id");
  }

  @Test
  void unknownPathsAreNotFound() {
    Caller caller = Caller.to(World.sample(1));

    assertThat(caller.get("/sources").status()).isEqualTo(404);
    assertThat(caller.get("/jobs/1/logs").status()).isEqualTo(404);
    assertThat(caller.delete("/connections").status()).isEqualTo(404);
    assertThat(caller.get("/../api/v1/health").status()).isEqualTo(404);
  }

  @Test
  void ofManySimultaneousRequestsExactlyOneStartsTheJob() throws Exception {
    Script slowlyPlanned =
        (_, _) -> {
          IntStream.range(0, 1_000_000).forEach(_ -> Thread.onSpinWait());
          return JobPlan.neverEnds();
        };
    World world = Caller.orders(JobPlan.neverEnds()).withScript(Caller.ORDERS, slowlyPlanned);
    Caller caller = Caller.to(world);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> sync = () -> caller.sync().status();
      var answers = threads.invokeAll(IntStream.range(0, 40).mapToObj(_ -> sync).toList());

      assertThat(answers.stream().filter(answer -> answer.resultNow() == 200)).hasSize(1);
    }
    assertThat(caller.airbyte.jobs()).hasSize(1);
  }
}
