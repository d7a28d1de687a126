package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldTest {

  private static final long SEED = 11;

  @Test
  void theSampleHasTwoWorkspacesAndConnectionsThatMayNotSync() {
    World world = World.sample(SEED);

    assertThat(world.workspaces()).hasSize(2);
    assertThat(world.connections())
        .extracting(EmbeddedConnection::status)
        .contains(
            EmbeddedConnectionStatus.ACTIVE,
            EmbeddedConnectionStatus.INACTIVE,
            EmbeddedConnectionStatus.LOCKED);
    assertThat(world.connections()).extracting(EmbeddedConnection::id).doesNotHaveDuplicates();
    assertThat(World.sample(SEED + 1).connections()).isEqualTo(world.connections());
  }

  @Test
  void renamesAKnownConnectionAndAddsAnyOther() {
    UUID id = UUID.fromString("0d0d0d0d-0000-4000-8000-000000000004");

    World world = World.sample(SEED).withConnection(id, "Mine").withConnection(id, "Yours");

    assertThat(world.connections()).hasSize(9);
    assertThat(world.connection("Yours").id()).isEqualTo(id);
    assertThatThrownBy(() -> world.connection("Mine")).hasMessage("no connection is named Mine");
  }

  @Test
  void everydaySyncsSucceedWithinReasonAndRepeatForTheSameSeed() {
    UUID id = World.sample(SEED).connection("Stripe → Snowflake").id();
    var plans = IntStream.range(0, 200).mapToObj(n -> Script.everyday(SEED).plan(id, n)).toList();

    assertThat(plans)
        .isEqualTo(
            IntStream.range(0, 200).mapToObj(n -> Script.everyday(SEED).plan(id, n)).toList())
        .allSatisfy(
            plan -> {
              assertThat(plan.end().status()).isEqualTo(EmbeddedJobStatus.SUCCEEDED);
              assertThat(plan.phases().getLast().lasts())
                  .isBetween(Duration.ofSeconds(20), Duration.ofHours(1));
            });
    assertThat(new HashSet<>(plans)).hasSizeGreaterThan(190);
    assertThat(Script.everyday(SEED + 1).plan(id, 0)).isNotEqualTo(plans.getFirst());
  }
}
