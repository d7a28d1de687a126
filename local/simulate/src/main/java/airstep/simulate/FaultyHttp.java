package airstep.simulate;

import airstep.http.Http;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;

/** The way to Airbyte and Slack, on which calls get lost, come late and are answered wrongly. */
final class FaultyHttp implements Http {

  /** A late cancel's sync is stopped at most so many milliseconds after the cancel is sent. */
  static final int STOPS_AFTER = 30_000;

  private final FaultyWorld world;
  private final FarEnd farEnd;
  private final Random random;
  private final BiConsumer<String, InjectedFault.OnCall> lateCancels;

  FaultyHttp(FaultyWorld world, BiConsumer<String, InjectedFault.OnCall> lateCancels) {
    this.world = world;
    this.farEnd = new FarEnd(world.airbyte, world.slack, world.ledger);
    this.random = Day.random(world.day.seed(), 5);
    this.lateCancels = lateCancels;
  }

  @Override
  public Response send(Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    FarEnd.Sent sent =
        new FarEnd.Sent(
            request,
            ApiCall.of(request, FaultyWorld.AIRBYTE),
            invocation.execution(),
            world.timeline.instant());
    Exchange exchange = new Exchange(world.timeline, farEnd, sent, random, lateCancels);
    Optional<InjectedFault.OnCall> fault = world.strikes.of(sent.call());
    Response response;
    try {
      response = fault.isPresent() ? exchange.struck(fault.get()) : exchange.untroubled();
    } catch (IOException e) {
      note(request, e.toString());
      invocation.sent();
      throw e;
    }
    note(request, Integer.toString(response.status()));
    invocation.sent();
    return response;
  }

  private void note(Request request, String answer) {
    if (world.ledger.traced()) {
      String path = request.uri().getRawPath();
      world.ledger.note("%s %s → %s".formatted(request.method(), path, answer));
    }
  }
}
