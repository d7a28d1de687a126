package airstep.simulate;

import airstep.http.Http;
import java.io.IOException;
import java.util.Optional;

/** The way to Airbyte and Slack, on which calls get lost, come late and are answered wrongly. */
record FaultyHttp(FaultyWorld world) implements Http {

  @Override
  public Response send(Request request) throws IOException {
    Invocation invocation = Invocation.current();
    invocation.sends();
    ApiCall call = ApiCall.of(request);
    Exchange exchange =
        new Exchange(world, request, call, invocation.execution(), world.timeline.instant());
    Optional<InjectedFault.OnCall> fault = world.strikes.of(call);
    Response response;
    try {
      response = fault.isPresent() ? exchange.struck(fault.get()) : exchange.untroubled();
    } catch (IOException e) {
      ended(request, e, invocation);
      throw e;
    }
    ended(request, response.status(), invocation);
    return response;
  }

  private void ended(Request request, Object answer, Invocation invocation) {
    if (world.ledger.traced()) {
      String path = request.uri().getRawPath();
      world.ledger.note("%s %s → %s".formatted(request.method(), path, answer));
    }
    invocation.sent();
  }
}
